/** What the server says in Dutch. The English messages have the same shape. */
export const nl = {
  ready: (address: string) => `Tegenspel staat klaar op ${address}  (stoppen: Ctrl+C)`,
  taken: (port: number, next: number) => `Poort ${port} is bezet; ik probeer ${next}.`,
  noPort: (first: number, last: number) =>
    `De poorten ${first} tot en met ${last} zijn bezet. Kies er zelf een: npm start -- --port 8080`,
  badPort: (found: string) => `"${found}" kan geen poort zijn; kies een getal van 0 tot en met 65535.`,
  badOption: (found: string) => `${found} ken ik niet. Wel: --port, --host, --data, --new-host-key`,
  failed: (reason: string) =>
    `De server kan niet starten: ${reason}
  Kies een ander adres of een andere poort: npm start -- --host localhost --port 8080`,
  notBuilt: 'Het spel is nog niet gebouwd. Draai eerst: npm run build',
  notFound: 'Deze pagina bestaat niet.',
  notAllowed: 'Hier kan alleen worden gelezen.',
  network: (address: string) => `In het netwerk: ${address}`,
  hostLink: (link: string) =>
    `Een workshop geven: ${link}
  Bewaar deze beheerlink; hij staat nergens anders. Wie hem heeft, beheert alle workshops hier.`,
  hostLinkKept: (address: string) =>
    `Een workshop geven: ${address}, met de beheerlink van de eerste start. Kwijt? Start met --new-host-key: npm start -- --new-host-key`,
  hostPassphrase: (address: string) => `Een workshop geven: ${address}, met de wachtzin.`,
  backedUp: (file: string) => `De gegevens van de vorige versie staan in ${file}.`,
  noStore: (reason: string) =>
    `De gegevens kunnen niet worden geopend: ${reason}
  Kijk na of Tegenspel in zijn map mag schrijven, of de database aanstaat, en start daarna opnieuw. Er is niets veranderd.`,
  newerData:
    'De gegevens zijn van een nieuwere versie van Tegenspel. Werk Tegenspel hier bij en start het dan opnieuw.',
  badPassphrase: 'De wachtzin in TEGENSPEL_PASSPHRASE is te kort; neem er een van minstens 12 tekens.',
  csv: [
    'Bijnaam',
    'Team',
    'Plaats',
    'Gesprek',
    'Poging',
    'Score',
    'Sterren',
    'Eigen uren',
    'Ingeleverd',
    'Keuzes',
  ] as readonly string[],
};
