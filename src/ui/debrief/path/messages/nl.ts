/** The way through the conversation, in Dutch. Figures arrive formatted; `count` decides between one and more. */
import type { EndingView } from '../../../../core/run/view.ts';

export const nl = {
  intro:
    'De dikke lijn is de weg die jij nam. Een stippellijn lag voor je open, maar die liet je liggen. Wat in de mist ligt, kwam je in geen enkel gesprek tegen.',
  tally: (beats: string, allBeats: string, endings: string, allEndings: string) =>
    `In al je gesprekken met deze klant zag je ${beats} van de ${allBeats} momenten en ${endings} van de ${allEndings} aflopen.`,
  label: 'Kaart van het gesprek',
  keys: 'Met de pijltjestoetsen loop je je weg na, Enter opent de beslissing. Plus en min maken de kaart groter en kleiner.',
  stop: (number: string, all: string, title: string) => `Beslissing ${number} van ${all}: ${title}`,
  passed: (title: string) => `Onderweg: ${title}`,
  end: (title: string) => `De afloop: ${title}`,
  youSaid: 'Jij zei',
  open: 'Bekijk deze beslissing',
  openEnd: 'Lees de afloop',
  previous: 'Een stap terug',
  next: 'Een stap verder',
  minus: (count: string) => `−${count}`,
  endings: 'De aflopen',
  yours: 'deze keer',
  unseen: (count: number, shown: string) => (count === 1 ? 'Nog 1 niet gezien' : `Nog ${shown} niet gezien`),
  meaning: { good: 'goed', mixed: 'gemengd', bad: 'slecht' } satisfies Record<EndingView['meaning'], string>,
  asText: 'De weg in woorden',
};

export type Messages = typeof nl;
