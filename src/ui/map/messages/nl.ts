export const nl = {
  larger: 'Groter',
  smaller: 'Kleiner',
  whole: 'Alles in beeld',
  left: 'Naar links',
  right: 'Naar rechts',
  up: 'Omhoog',
  down: 'Omlaag',
};

export type Messages = typeof nl;
