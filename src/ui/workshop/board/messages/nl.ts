/** What the room reads on the projector, in Dutch. The English messages have the same shape. Figures arrive formatted. */
const points = (n: number, shown: string) => `${shown} ${n === 1 ? 'punt' : 'punten'}`;

export const nl = {
  screen: 'Zaalscherm',
  loading: 'Het zaalscherm wordt opgehaald…',
  refused: {
    title: 'Dit zaalscherm is dicht',
    lines: [
      'De sleutel van dit scherm is vervangen, of de workshop is verwijderd.',
      'Wie de workshop geeft, opent een nieuw zaalscherm vanaf de eigen pagina.',
    ],
  },
  noKey: {
    title: 'Dit zaalscherm heeft geen sleutel',
    lines: ['Open het zaalscherm vanaf de pagina van wie de workshop geeft.'],
  },
  noLine: 'Even geen verbinding. Wat je ziet, klopt tot zojuist; het scherm gaat vanzelf verder.',
  states: { lobby: 'Zo beginnen we', open: 'Bezig', ended: 'Afgelopen' },
  paused: 'Pauze: kijk even op van je scherm',
  join: {
    title: 'Doe mee',
    go: 'Ga naar',
    code: 'Je code',
    scan: 'Of scan met je camera',
    qr: (address: string) => `QR-code die naar ${address} leidt`,
    locked: 'De deur is dicht: er kan niemand meer bij.',
  },
  lobby: {
    came: (n: number) =>
      n === 0 ? 'Nog niemand binnen' : n === 1 ? '1 deelnemer is binnen' : `${n} deelnemers zijn binnen`,
    waiting: (n: number) => (n === 1 ? '1 wacht aan de deur' : `${n} wachten aan de deur`),
    latest: 'Het laatst binnengekomen',
  },
  play: {
    title: 'Tussenstand',
    done: (done: number, all: number) =>
      all === 0
        ? 'Nog niemand binnen'
        : done === 0
          ? 'Nog niemand heeft een gesprek ingeleverd'
          : `${done} van de ${all} ${done === 1 ? 'heeft' : 'hebben'} al een gesprek ingeleverd`,
    nobody: 'Zodra het eerste gesprek is ingeleverd, staat het hier.',
    middle: 'Het midden van de groep',
    top: 'Bovenaan',
    own: 'Je eigen plaats staat op je telefoon.',
  },
  reveal: {
    title: 'De uitslag',
    podium: 'Het podium',
    rest: 'Iedereen',
    ties: 'Bij gelijke punten gaat voor wie er de minste eigen uren in stak. Is dat ook gelijk, dan delen ze een plaats.',
    more: (n: number) => `en nog ${n}`,
    nobody: 'Er is nog niets ingeleverd.',
  },
  teams: 'Teams',
  teamPoints: (n: number, shown: string) => `gemiddeld ${points(n, shown)}`,
  points,
  place: (place: number) => `Plaats ${place}`,
  somebody: 'Een deelnemer',
  teamOf: (name: string, team: string) => `${name} · ${team}`,
  views: {
    label: 'Wat er op het scherm staat',
    board: 'Bord',
    join: 'Meedoen',
    picture: 'Groepsbeeld',
    run: 'Getoond gesprek',
  },
  run: {
    title: 'Een gesprek van een van jullie',
    lead: 'Getoond met toestemming van wie het speelde.',
    score: (n: number, shown: string) => `Score: ${points(n, shown)}`,
    failed: 'Dit gesprek kan hier niet worden afgespeeld.',
  },
};

export type Messages = typeof nl;
