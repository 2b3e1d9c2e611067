import type { SettingsMessages } from '../settings.ts';

export const nl: SettingsMessages = {
  language: 'Taal',
  sound: 'Geluid',
  mute: 'Alles stil',
  volumes: { all: 'Alles samen', effects: 'Effecten', voices: 'Stemmen', ambience: 'Omgeving' },
  captions: 'Geluiden ook als tekst tonen',
  spokenLines: 'Gesproken tekst',
  spokenAbout:
    'Een stem van je eigen apparaat leest voor wat de ander zegt. De tekst blijft gewoon in beeld en gaat nergens anders heen.',
  noVoice:
    'Op dit apparaat staat geen Nederlandse stem die zonder internet werkt. Je kunt er een toevoegen bij de instellingen van je apparaat, meestal onder Toegankelijkheid of Spraak.',
  reading: 'Lezen',
  font: 'Letter',
  fonts: { atkinson: 'Gewoon', lexend: 'Ruime leesletter' },
  textSize: 'Tekstgrootte',
  textSpeed: 'Tempo van de tekst',
  textSpeeds: { slow: 'Rustig', normal: 'Gewoon', fast: 'Vlot', instant: 'Meteen alles' },
  picture: 'Beeld',
  motion: 'Beweging',
  motions: { system: 'Zoals dit apparaat', less: 'Weinig', full: 'Volop' },
  stage: 'Personen en decor laten zien',
  contrast: 'Contrast',
  contrasts: { system: 'Zoals dit apparaat', normal: 'Gewoon', more: 'Extra' },
  keys: 'Toetsen',
  shortcuts: 'Sneltoetsen met één letter of cijfer',
};
