/**
 * One story told twice, as a scenario and as Ink source: the same beats, choices, guards and changes,
 * so that two engines can be timed on the same work. Only the seed decides what it is.
 */
import type { Beat, Choice, Scenario } from '../../src/core/scenario/schema.ts';

/**
 * A scenario as an author would write it, at any length: one meter that conditions read, facts and flags that are read a
 * few beats after they are learnt, another meter that nobody reads, two variants that part where a clue is given.
 */
export function generateRealistic(beats: number, seed: number): GeneratedStory {
  const told = generateStory(beats, seed);
  const draw = drawer(seed + 1);
  const { scenario } = told;
  const { only } = scenario.variants;
  if (only) scenario.variants = { open: only, shut: only };
  for (let m = 2; m < meters; m += 1) delete scenario.meters[`m${m}`];
  const stretch = Math.max(8, Math.ceil(beats / 60)); // a scenario has sixty facts at the most
  const kinds = Math.ceil(beats / stretch);
  for (let kind = 0; kind < kinds; kind += 1)
    scenario.facts[`f${kind}`] = { kind: 'need', text: { nl: `Feit ${kind}`, en: `Fact ${kind}` } };
  for (const [at, beat] of Object.values(scenario.beats).entries()) {
    const near = `f${Math.floor(at / stretch)}`;
    for (const [index, choice] of beat.choices.entries()) {
      choice.when =
        index > 0 && draw(3) === 0 ? (draw(2) === 0 ? { fact: near } : { meter: 'm0', atLeast: draw(8) }) : undefined;
      choice.effects = [
        { meter: `m${draw(2)}`, add: draw(2) === 0 ? 1 : -1 },
        ...(draw(4) === 0 ? [{ fact: near }] : []),
      ];
      for (const evidence of choice.evidence ?? []) if (draw(2) === 0) evidence.when = { variant: 'open' };
    }
    beat.lines.push({ text: { nl: 'Een zucht.', en: 'A sigh.' }, when: { variant: 'shut' } });
  }
  return { ...told, source: JSON.stringify(scenario) };
}

export type GeneratedStory = { scenario: Scenario; source: string; ink: string };

const meters = 6;
const choicesPerBeat = 3;
const reach = 6; // how far ahead a choice may lead

export function generateStory(beats: number, seed: number): GeneratedStory {
  const draw = drawer(seed);
  const text = (nl: string, en: string) => ({ nl, en });
  const scenario: Scenario = {
    format: 1,
    id: 'generated',
    title: text('Gemaakt verhaal', 'Generated story'),
    teaser: text('Om te meten.', 'For measuring.'),
    minutes: 10,
    briefing: {
      you: text('De verkoper.', 'The salesperson.'),
      client: text('De klant.', 'The client.'),
      known: [text('Niets.', 'Nothing.')],
      goal: text('Het einde halen.', 'Reach the end.'),
      agenda: [],
    },
    cast: { ineke: { name: 'Ineke Hofman', role: text('Secretaresse', 'Secretary'), look: 'ineke', voice: 'mid' } },
    places: { desk: { name: text('Bureau', 'Desk'), kind: 'phone', backdrops: ['desk-haarlem', 'reception'] } },
    variants: { only: { name: text('De enige', 'The only one'), about: text('Zo is het.', 'That is it.'), weight: 1 } },
    meters: Object.fromEntries(
      Array.from({ length: meters }, (_, m) => [
        `m${m}`,
        { label: text(`Meter ${m}`, `Meter ${m}`), start: 5, min: 0, max: 10 },
      ]),
    ),
    facts: {},
    start: 'b0',
    beats: {},
    endings: {
      end: {
        title: text('Einde', 'The end'),
        text: text('Het is afgelopen.', 'It is over.'),
        later: text('Later.', 'Later.'),
        meaning: 'mixed',
      },
    },
  };
  const ink = [...Array.from({ length: meters }, (_, m) => `VAR m${m} = 5`), '-> b0'];
  for (let at = 0; at < beats; at += 1) {
    const line = text(`Zin nummer ${at}, en hij duurt even.`, `Line number ${at}, and it takes a moment.`);
    ink.push(`=== b${at} ===`, line.en);
    const choices = Array.from({ length: choicesPerBeat }, (_, index): Choice => {
      const meter = `m${draw(meters)}`;
      const guard = draw(3) === 0 && index > 0 ? { meter: `m${draw(meters)}`, atLeast: 1 + draw(5) } : undefined;
      const add = draw(2) === 0 ? 1 : -1;
      const next = at + 1 + draw(reach);
      const to = next >= beats ? 'end' : `b${next}`;
      const said = text(`Antwoord ${index} bij ${at}.`, `Answer ${index} at ${at}.`);
      ink.push(
        `+ ${guard ? `{${guard.meter} >= ${guard.atLeast}} ` : ''}[${said.en}]`,
        add === 1 ? `  ~ ${meter} = MIN(${meter} + 1, 10)` : `  ~ ${meter} = MAX(${meter} - 1, 0)`,
        `  -> ${to === 'end' ? 'ending' : to}`,
      );
      return {
        id: `c${index}`,
        text: said,
        stance: 'ask',
        when: guard,
        effects: [{ meter, add }],
        evidence: [{ principle: 'ask-open', points: draw(3) - 1 }],
        to,
      };
    });
    scenario.beats[`b${at}`] = {
      place: 'desk',
      present: ['ineke'],
      lines: [{ who: 'ineke', text: line }],
      choices,
    } satisfies Beat;
  }
  ink.push('=== ending ===', 'It is over.', '-> END');
  return { scenario, source: JSON.stringify(scenario), ink: ink.join('\n') };
}

/** Numbers 0..count-1 that only the seed decides (a 32-bit xorshift). */
export function drawer(seed: number): (count: number) => number {
  let state = seed >>> 0 || 1;
  return (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % count;
  };
}
