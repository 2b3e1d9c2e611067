/** The words of a trainee's workshop, in Dutch: joining, the place, and what becomes of a run. */
import type { RefusalCode } from '../../../core/board/wire.ts';

const runs = (n: number) => (n === 1 ? '1 gesprek' : `${n} gesprekken`);
const seconds = (n: number) => (n === 1 ? '1 seconde' : `${n} seconden`);

export const nl = {
  join: {
    title: 'Meedoen met een workshop',
    code: 'Code van de workshop',
    codeHint: 'Zes tekens, te zien op het scherm van je trainer. Hoofdletters en streepjes maken niet uit.',
    nickname: 'Je naam op het bord',
    nicknameHint: 'Houd deze, of vul er zelf een in. Je echte naam hoeft niet.',
    another: 'Andere naam',
    language: 'Taal',
    join: 'Doe mee',
    joining: 'Je wordt aangemeld…',
    already: {
      title: 'Je doet al mee',
      about: (workshop: string, nickname: string) => `Op dit toestel doe je mee met ‘${workshop}’ als ${nickname}.`,
      go: 'Naar de workshop',
    },
    back: {
      title: 'Ik deed al mee',
      about:
        'Op een ander toestel, of is hier alles gewist? Met de code van de workshop en je persoonlijke code krijg je je gesprekken, punten en plek terug.',
      code: 'Je persoonlijke code',
      codeHint: 'Twaalf tekens. Hij stond op de workshoppagina van je andere toestel.',
      go: 'Kom terug',
    },
    home: 'Naar het overzicht',
    host: 'Geef je zelf een workshop?',
    problems: {
      codeShape: 'Een code heeft zes tekens. De cijfers 0 en 1 en de letters O, I en L komen er niet in voor.',
      personalShape:
        'Een persoonlijke code heeft twaalf tekens. De cijfers 0 en 1 en de letters O, I en L komen er niet in voor.',
      noName: 'Vul een naam in, of neem een andere uit de hoed.',
      noLine: 'Geen verbinding met de workshop. Kijk of je wifi of mobiel internet het doet en probeer het opnieuw.',
      noSuchCode: 'Deze code klopt niet, of de workshop is al afgelopen. Kijk nog eens op het scherm van je trainer.',
      noSuchPair: 'Een van de twee codes klopt niet, of de workshop is al afgelopen.',
      locked: 'De deur is dicht: je trainer laat nu niemand meer binnen. Vraag of hij nog even opengaat.',
      full: 'De workshop is vol. Vraag je trainer om een plek.',
      removed: 'Je trainer heeft je uit deze workshop gehaald. Klopt dat niet? Spreek hem even aan.',
      taken: 'Die naam is al vergeven, of lijkt er te veel op. Kies een andere.',
      notAllowed: 'Die naam kan niet. Gebruik hooguit 20 gewone letters, cijfers of een emoji.',
      tooMany: (wait: number) => `Te vaak geprobeerd. Over ${seconds(wait)} kan het weer.`,
      other: 'Dat lukte niet. Probeer het zo nog eens.',
    },
  },
  place: {
    as: 'Je doet mee als',
    team: 'Team',
    noTeam: 'Nog geen team',
    code: 'Persoonlijke code',
    codeAbout: 'Hiermee ga je op een ander toestel verder. Maak er een foto van of schrijf hem op.',
    states: {
      waiting: {
        title: 'Even wachten op je trainer',
        about: 'Je aanmelding is binnen. Zodra je wordt toegelaten, gaat dit scherm vanzelf verder.',
      },
      lobby: { title: 'Je bent binnen', about: 'De workshop begint zo. Dit scherm gaat vanzelf verder.' },
      open: { title: 'Aan de slag', about: 'Speel in je eigen tempo. Snelheid levert geen punten op.' },
      paused: {
        title: 'Even pauze',
        about: 'Je trainer heeft iedereen stilgezet. Straks ga je verder waar je was.',
      },
      ended: {
        title: 'De workshop is afgelopen',
        about: 'Je gesprekken en nabesprekingen blijven op dit toestel staan.',
      },
      removed: {
        title: 'Je doet niet meer mee',
        about: 'Je trainer heeft je uit de workshop gehaald. Je gesprekken blijven op dit toestel staan.',
      },
      elsewhere: {
        title: 'Hier doe je niet meer mee',
        about:
          'Je speelt verder op een ander toestel, of de workshop is gewist. Wil je hier verder? Kom dan terug met je persoonlijke code.',
      },
    },
    comeBack: 'Kom terug met je code',
    none: {
      title: 'Je doet nog niet mee',
      about: 'Op dit toestel is geen workshop. Vraag je trainer om de code.',
      join: 'Vul een code in',
    },
    offline: 'Geen verbinding. Speel gerust door: er gaat niets verloren.',
    handIn: {
      left: (n: number) =>
        `${runs(n)} ${n === 1 ? 'staat' : 'staan'} klaar op dit toestel en ${n === 1 ? 'wordt' : 'worden'} vanzelf ingeleverd.`,
      states: {
        playing: 'Bezig',
        waiting: 'Nog niet ingeleverd',
        'handed-in': 'Ingeleverd',
        refused: 'Niet aangenomen',
      },
      waiting: 'Nog niet ingeleverd: dat gaat vanzelf zodra er verbinding is. Er gaat niets verloren.',
      handedIn: 'Ingeleverd bij de workshop.',
    },
    refusals: {
      'other-run': 'Dit gesprek is al ingeleverd vanaf een ander toestel.',
      'not-your-run': 'Dit gesprek is van een andere deelnemer.',
      'other-version': 'Dit gesprek is met een andere versie van het scenario gespeeld.',
      'other-engine': 'Je spel is van een andere versie dan de workshop. Laad de pagina opnieuw.',
      'too-many-attempts': 'Je hebt dit gesprek al het hoogste aantal keren gespeeld.',
      other: 'De workshop neemt dit gesprek niet aan. Vertel het je trainer.',
    } satisfies Partial<Record<RefusalCode, string>> & { other: string },
    own: {
      title: 'Jouw stand',
      place: 'Plek',
      of: (place: string, members: string) => `${place} van ${members}`,
      points: 'Punten',
      improved: 'Grootste vooruitgang',
      none: 'Speel een gesprek uit, dan zie je hier je plek.',
      counts: {
        first: 'Van elk gesprek telt je eerste poging.',
        best: 'Van elk gesprek telt je beste poging.',
      },
    },
    scenarios: 'De gesprekken',
    minutes: (n: number) => (n === 1 ? '1\u00a0minuut' : `${n}\u00a0minuten`),
    missing: 'Dit gesprek is nog niet op je toestel; daar is even verbinding voor nodig.',
    play: 'Speel',
    playOf: (title: string) => `Speel ${title}`,
    goOn: 'Ga verder',
    goOnOf: (title: string) => `Ga verder met ${title}`,
    again: 'Nog een keer',
    againOf: (title: string) => `Speel ${title} nog een keer`,
    debrief: 'Nabespreking',
    debriefOf: (attempt: number, title: string) => `Nabespreking van poging ${attempt} van ${title}`,
    attempt: (n: number) => `Poging ${n}`,
    score: (score: string) => `${score} van 100`,
    stars: (n: number) => `${n === 1 ? '1 ster' : `${n} sterren`} van de drie`,
    counting: 'Telt',
    consent: 'Mag op het grote scherm',
    consentOf: (attempt: number, title: string) => `Poging ${attempt} van ${title} mag op het grote scherm`,
    consentAbout:
      'Zo kan de groep van een gesprek leren. Je trainer mag het dan laten zien; je zet het uit wanneer je wilt.',
    changeFailed: 'Dat kwam niet aan. Probeer het opnieuw als er verbinding is.',
    back: 'Naar de workshop',
    home: 'Naar het overzicht',
    other: 'Doe mee met een andere workshop',
    manage: {
      title: 'Stoppen',
      leave: 'Stop op dit toestel',
      leaveAbout: 'Je plek en punten blijven. Met je persoonlijke code kom je terug.',
      leaveWaiting: (n: number) =>
        `Let op: ${runs(n)} ${n === 1 ? 'is' : 'zijn'} nog niet ingeleverd, en wie hier stopt levert niets meer in.`,
      left: 'Je bent gestopt met de workshop op dit toestel.',
      erase: 'Wis mij uit de workshop',
      eraseAbout:
        'Je naam, gesprekken en punten gaan voorgoed uit de workshop. Op dit toestel blijven je gesprekken staan.',
      eraseNow: 'Wis mij nu, voorgoed',
      keep: 'Niet wissen',
      erased: 'Je bent uit de workshop gewist.',
    },
    paused: {
      title: 'Even pauze',
      about: 'Je trainer heeft iedereen stilgezet. Je keuzes zijn bewaard; straks ga je hier verder.',
    },
  },
};

export type Messages = typeof nl;
