/** The smallest scenario that checks clean, and a large one to measure with. */
import type { Choice, Scenario, Text } from '../../../src/core/scenario/schema.ts';

export const both = (nl: string, en: string = nl): Text => ({ nl, en });

/** Two variants, one decision of weight, two endings: nothing in it is unused. Built anew at each call. */
export function smallScenario(): Scenario {
  return {
    format: 1,
    id: 'small',
    title: both('Klein', 'Small'),
    teaser: both('Een kort gesprek.', 'A short conversation.'),
    minutes: 5,
    briefing: {
      you: both('Je verkoopt software.', 'You sell software.'),
      client: both('Hilde Maes, Maes & Co'),
      known: [both('Ze heeft dertig mensen.', 'She has thirty people.')],
      goal: both('Een vervolgafspraak.', 'A next appointment.'),
      agenda: [],
    },
    cast: { hilde: { name: 'Hilde Maes', role: both('directeur', 'director'), look: 'hilde', voice: 'mid' } },
    places: { office: { name: both('Haar kantoor', 'Her office'), kind: 'room', backdrops: ['director-office'] } },
    variants: {
      open: { name: both('Open', 'Open'), about: both('Ze wil kopen.', 'She wants to buy.'), weight: 1 },
      shut: { name: both('Dicht', 'Shut'), about: both('Ze wil een prijs.', 'She wants a quote.'), weight: 1 },
    },
    meters: { trust: { label: both('Vertrouwen', 'Trust'), start: 2, min: 0, max: 5 } },
    facts: { budget: { kind: 'budget', text: both('Er is geld.', 'There is money.') } },
    flags: ['asked'],
    clues: { pause: { variants: ['shut'], text: both('Ze aarzelde.', 'She hesitated.') } },
    start: 'hello',
    beats: {
      hello: {
        place: 'office',
        present: ['hilde'],
        lines: [
          { who: 'hilde', mood: 'warm', text: both('Fijn dat je er bent.', 'Good of you to come.') },
          { who: 'hilde', text: both('Nou ja...', 'Well...'), clue: 'pause', when: { variant: 'shut' } },
        ],
        choices: [
          {
            id: 'ask',
            text: both('Is er geld voor?', 'Is there money for it?'),
            stance: 'ask',
            effects: [{ fact: 'budget' }, { flag: 'asked' }, { meter: 'trust', add: 1 }],
            evidence: [{ principle: 'qualify-before-investing', points: 1 }],
            feedback: [{ text: both('Goed gevraagd.', 'Well asked.') }],
            to: 'close',
          },
          {
            id: 'tell',
            text: both('Ik begin met een demo.', 'I will start with a demo.'),
            stance: 'tell',
            effects: [{ meter: 'trust', add: -1 }],
            evidence: [{ principle: 'qualify-before-investing', points: -1 }],
            feedback: [{ text: both('Te vroeg.', 'Too early.') }],
            to: 'close',
          },
        ],
      },
      close: {
        place: 'office',
        present: ['hilde'],
        lines: [],
        choices: [
          {
            id: 'leave',
            text: both('Afronden', 'Wrap up'),
            stance: 'agree',
            to: [
              { to: 'won', when: { all: [{ fact: 'budget' }, { flag: 'asked' }, { meter: 'trust', atLeast: 3 }] } },
              { to: 'lost' },
            ],
          },
        ],
      },
    },
    endings: {
      won: { title: both('Gelukt'), text: both('Ze belt.'), later: both('Klant.'), meaning: 'good' },
      lost: { title: both('Niets'), text: both('Stilte.'), later: both('Nog steeds stil.'), meaning: 'bad' },
    },
  };
}

/** As a small one, with a chain of so many beats of three choices each, six meters, a third of the choices guarded. */
export function largeScenario(beatCount: number): Scenario {
  const scenario = smallScenario();
  for (let m = 0; m < 5; m++) {
    scenario.meters[`meter-${m}`] = { label: both(`Meter ${m}`), start: 5, min: 0, max: 10 };
  }
  scenario.beats = {};
  for (let b = 0; b < beatCount; b++) {
    const to = b + 1 < beatCount ? `beat-${b + 1}` : 'lost';
    const choices: Choice[] = [0, 1, 2].map((c) => ({
      id: `choice-${c}`,
      text: both(
        `Dit is een antwoord van gewone lengte, nummer ${c} bij moment ${b}.`,
        `This is an answer of ordinary length, number ${c} at moment ${b}.`,
      ),
      stance: c === 0 ? 'ask' : 'tell',
      ...(c === 2 ? { when: { any: [{ meter: `meter-${b % 5}`, atLeast: 4 }, { not: { fact: 'budget' } }] } } : {}),
      effects: [{ meter: `meter-${(b + c) % 5}`, add: c - 1, why: both('een reden', 'a reason') }, { flag: 'asked' }],
      evidence: [{ principle: 'qualify-before-investing', points: 1 - c }],
      feedback: [
        {
          text: both('In deze variant lag het anders.', 'In this variant it was different.'),
          when: { variant: 'shut' },
        },
        { text: both('Dat past bij wat ze vroeg.', 'That fits what she asked.') },
      ],
      to,
    }));
    scenario.beats[`beat-${b}`] = {
      place: 'office',
      present: ['hilde'],
      lines: [
        {
          who: 'hilde',
          mood: 'thinking',
          text: both(
            `Een zin die de klant uitspreekt bij moment ${b}.`,
            `A sentence the client speaks at moment ${b}.`,
          ),
          thought: both('Ik twijfel nog.', 'I still doubt.'),
        },
        { text: both('Ze kijkt naar buiten.', 'She looks out of the window.'), when: { meter: 'trust', atMost: 2 } },
      ],
      choices,
    };
  }
  scenario.start = 'beat-0';
  return scenario;
}
