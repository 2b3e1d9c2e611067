/** A number with its noun in the right form: `count(1, 'minuut', 'minuten')`. */
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const nl = {
  product: 'Tegenspel',
  /** Between the name of a screen and the product, in the title of the page. */
  pageTitle: (screen: string) => `${screen} · Tegenspel`,
  close: 'Sluiten',
  undo: 'Zet terug',
  loading: 'Even geduld…',
  home: {
    title: 'Tegenspel',
    lead: 'Oefen het gesprek voordat je het voert.',
    about:
      'Elke klant speelt zijn eigen spel. Luister, vraag door en ontdek wie je tegenover je hebt. Daarna lees je wat hij al die tijd dacht.',
    choose: 'Kies een gesprek',
    minutes: (n: number) => count(n, 'minuut', 'minuten'),
    begin: 'Bekijk de opdracht',
    own: 'Eigen scenario',
    join: 'Meedoen met een workshop',
    backToWorkshop: (title: string) => `Terug naar de workshop ‘${title}’`,
    proof: 'Hoe eerlijk is dit?',
    profile: 'Profiel',
    coming: 'Komt binnenkort',
    goOn: 'Verder waar je was',
    first: 'Begin je eerste gesprek',
    next: 'Volgende gesprek',
    stars: (n: number) => `${count(n, 'ster', 'sterren')} van de drie`,
    seen: (seen: number, all: number) => `${seen} van de ${all} kanten gezien`,
    runs: 'Jouw gesprekken',
    noRuns: 'Nog geen gesprek gevoerd. Je eerste klant wacht hierboven.',
    decisions: (n: number) => (n === 0 ? 'nog niets gezegd' : count(n, 'keuze gemaakt', 'keuzes gemaakt')),
    underWay: 'Bezig',
    finished: 'Afgerond',
    lastPlayed: (when: string) => `laatst gespeeld ${when}`,
    debrief: 'Nabespreking',
    remove: 'Verwijderen',
    removeOf: (title: string, when: string) => `Verwijder het gesprek ${title} van ${when}`,
    removed: 'Gesprek verwijderd.',
    firstAttempt: 'Je eerste poging: die blijft bewaard.',
    elsewhere: 'Dit scenario staat niet meer in het spel.',
    credits: 'Alles blijft op dit apparaat. Geen account, geen tracking.',
  },
  settings: {
    title: 'Instellingen',
    languages: { nl: 'Nederlands', en: 'English' },
  },
  play: {
    screen: 'Gesprek',
    loading: 'Het gesprek wordt klaargezet…',
  },
  code: 'Code openen',
  workshop: 'Workshop',
  debrief: {
    title: 'Nabespreking',
    loading: 'De coach bladert door het gesprek…',
    notYet: 'Dit gesprek is nog niet klaar.',
    goOn: 'Ga verder met het gesprek',
  },
  missing: {
    title: 'Hier is niets',
    page: 'Deze pagina bestaat niet.',
    run: 'Dit gesprek staat niet (meer) op dit apparaat.',
    scenario: 'Dit scenario staat niet (meer) in het spel.',
    home: 'Naar het overzicht',
  },
  failed: {
    title: 'Er ging iets mis',
    part: 'Een deel van het spel kon niet worden geladen. Kijk of je verbinding hebt en probeer het opnieuw.',
    scenario: 'Het scenario kon niet worden gelezen. De maker ervan ziet met “check” wat eraan mankeert.',
    unexpected: 'Dit hadden we niet voorzien. Je keuzes zijn bewaard; laad de pagina opnieuw.',
    retry: 'Probeer opnieuw',
    reload: 'Laad opnieuw',
    home: 'Naar het overzicht',
  },
  storage: {
    blocked:
      'Bewaren mag niet van je browser. Je kunt gewoon spelen, maar sluit dit tabblad niet: dan is het gesprek weg.',
    full: 'Het geheugen van dit apparaat is vol. Maak ruimte of speel dit gesprek nu af: verder bewaren lukt niet.',
    slow: 'Bewaren duurt te lang. Speel gerust door; zolang deze melding er staat, zit je gesprek alleen in dit tabblad.',
    evicted: 'Het bewaarde gesprek bleek gewist. We hebben het opnieuw opgeslagen; speel gerust door.',
    corrupt:
      'De opslag van je browser is beschadigd. Speel gerust door, maar sluit dit tabblad niet voor je klaar bent.',
    newer:
      'In een ander tabblad draait een nieuwere versie van het spel. Laad deze pagina opnieuw om verder te bewaren.',
    settings: 'Je instellingen kunnen niet worden bewaard. Ze gelden tot je dit tabblad sluit.',
    reload: 'Laad opnieuw',
    dismiss: 'Begrepen',
  },
};

export type Messages = typeof nl;
