/** What the part for trainers says in Dutch. The English messages have the same shape. */
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const nl = {
  title: 'Voor trainers',
  lead: 'Schrijf zelf een gesprek. Open het bestand en je speelt het meteen. Het blijft op dit apparaat.',
  open: 'Open een scenario',
  drop: 'Of sleep een scenario.json op deze pagina.',
  example: 'Bewaar een voorbeeld',
  exampleAbout: 'Nog geen bestand? Begin met een klein gesprek dat al klopt en verander de teksten.',
  dropHere: 'Laat los om het scenario te openen',
  checking: (file: string) => `${file} wordt nagekeken…`,
  refused: (file: string, n: number) =>
    `${file} is nog niet te spelen: ${count(n, 'ding klopt', 'dingen kloppen')} niet.`,
  nothingChanged: 'Er is niets veranderd aan wat je al had. Pas het bestand aan en open het opnieuw.',
  unreadable: (file: string) => `${file} is niet te lezen. Staat het er nog, en is het opgeslagen als tekst (UTF-8)?`,
  failed: (file: string) => `${file} nakijken lukte niet op dit apparaat. Misschien is er te weinig geheugen vrij.`,
  proving: (title: string) => `“${title}” is te spelen. Intussen loopt het spel alle gesprekken na.`,
  share: (percent: number) => `${percent} % klaar`,
  proved: (title: string, shortfalls: number) =>
    shortfalls === 0
      ? `“${title}” is te spelen, en eerlijk: te winnen door te luisteren, niet door te gokken.`
      : `“${title}” is te spelen. Nog niet eerlijk: ${count(shortfalls, 'punt schiet', 'punten schieten')} tekort.`,
  warnings: (n: number) => `${n} keer let op`,
  line: (line: number, column: number) => `Regel ${line}, teken ${column}`,
  copy: 'Kopieer de lijst',
  copied: 'Gekopieerd',
  close: 'Sluit dit bericht',
  list: 'Eigen scenario’s op dit apparaat',
  file: (file: string, when: string) => `${file}, gelezen ${when}`,
  fair: 'eerlijk',
  short: (n: number) => `${count(n, 'punt', 'punten')} tekort`,
  unproved: 'nog niet nagelopen',
  namesake: 'Heeft dezelfde id als een scenario van het spel; ze staan los van elkaar.',
  following: 'Het bestand wordt gevolgd: sla het op en het gesprek loopt door in de nieuwe versie.',
  follow: 'Volg het bestand weer',
  play: 'Speel',
  proof: 'Bewijs',
  export: 'Exporteer',
  remove: 'Verwijder',
  of: (deed: string, title: string) => `${deed}: ${title}`,
  removed: (title: string) => `“${title}” is verwijderd.`,
  replaced: (title: string) => `“${title}” is vervangen door deze versie.`,
};
