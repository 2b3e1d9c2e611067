/**
 * Scenario format 1: the one source of the types, of `scenarios/scenario.schema.json` and of the messages for a broken file.
 * Every description here is shown by an editor while a trainer types.
 */
import { z } from 'zod';
import { choiceByField, oneOrMany } from './choice-of.ts';
import { backdrops, lights, looks, moods, placeKinds, voices } from './stagecraft.ts';

z.config({
  // Zod's compiled validators need `new Function`, which the game's Content-Security-Policy forbids and reports even when it is only tried.
  jitless: true,
  // JSON has no reference cycles, so nothing needs to look out for them: a fifth of the time of reading a scenario.
  memoizer: { alloc: (_schema, _payload, empty) => empty, attach: () => {}, guard: () => {} },
});

/** Raised when a change of this file makes older scenarios unreadable. */
export const formatNumber = 1;

/** Sizes a file may have. Checked before anything is built from it. */
export const limits = {
  bytes: 1_000_000,
  depth: 32,
  tokens: 200_000,
  beats: 2_000,
  choices: 12,
  textLength: 4_096, // UTF-16 code units
  number: 1_000_000,
  problems: 100, // mend these first
} as const;

const describe = <T extends z.ZodType>(schema: T, description: string): T => schema.describe(description);

// Control characters, bidirectional overrides and halves of surrogate pairs: none belongs in a sentence, all can deface a screen.
const plainText = /^[^\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ud800-\udfff]*$/u;
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const id = z.string().max(60).regex(idPattern);
const words = z.string().min(1).max(limits.textLength).regex(plainText);
const text = z
  .strictObject({
    nl: describe(words, 'The text in Dutch. Written first.'),
    en: describe(words, 'The text in English. Written again, not translated word by word.'),
  })
  .describe('A text a person can see, in both languages. Plain text: no HTML, no Markdown.')
  .meta({ id: 'Text' });
const whole = z.int().min(-limits.number).max(limits.number);

const idOf = (what: string) => id.describe(`The id of ${what}: lower-case letters, digits and hyphens.`);
const record = <T extends z.ZodType>(value: T, max: number) =>
  z.record(id, value).refine((entries) => Object.keys(entries).length <= max, { params: { code: 'too-many', max } });

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { variant: string | string[] }
  | { meter: string; atLeast?: number; atMost?: number }
  | { fact: string }
  | { flag: string }
  | { visits: string; atLeast?: number; atMost?: number };

const atLeast = whole.optional().describe('Holds from this number upwards.');
const atMost = whole.optional().describe('Holds up to and including this number.');

/** The field that says what a condition asks; each has exactly one. */
export const conditionFields = ['all', 'any', 'not', 'variant', 'meter', 'fact', 'flag', 'visits'] as const;

const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    choiceByField(
      [
        z.strictObject({ all: describe(z.array(conditionSchema).min(1).max(20), 'Holds when every part holds.') }),
        z.strictObject({
          any: describe(z.array(conditionSchema).min(1).max(20), 'Holds when at least one part holds.'),
        }),
        z.strictObject({ not: describe(conditionSchema, 'Holds when the part does not.') }),
        z.strictObject({
          variant: oneOrMany(idOf('a variant'), z.array(idOf('a variant')).min(1).max(20)).describe(
            'Holds in this variant, or in one of these.',
          ),
        }),
        z.strictObject({ meter: idOf('a meter'), atLeast, atMost }),
        z.strictObject({ fact: idOf('a fact; holds once it is in the notebook') }),
        z.strictObject({ flag: idOf('a flag; holds while it is set') }),
        z.strictObject({
          visits: idOf('a beat; counts how often it was entered, the present time included'),
          atLeast,
          atMost,
        }),
      ],
      conditionFields.map((field) => [field]),
    ),
  )
  .describe('A structured condition. Use all, any and not to combine; variant, meter, fact, flag and visits to ask.')
  .meta({ id: 'Condition' });

const when = conditionSchema
  .optional()
  .describe(
    'Only when this holds; leave out for always. all, any and not combine; variant, meter, fact, flag and visits ask.',
  );

const line = z
  .strictObject({
    who: id
      .optional()
      .describe('Who speaks: an id of the cast, or "you" for the player. Leave out for a stage direction.'),
    mood: z.enum(moods).optional().describe('The face while saying it. Stays until the next mood.'),
    text: text.describe('What is said: up to 240 characters reads best.'),
    thought: text.optional().describe('What the speaker thinks meanwhile. Shown only in the debrief.'),
    clue: id.optional().describe('The clue this line gives: an id of "clues".'),
    when,
  })
  .describe('One thing said, or one stage direction.')
  .meta({ id: 'Line' });

const why = text.optional().describe('The reason the player reads beside the change: a few words.');

const effect = choiceByField(
  [
    z.strictObject({ meter: idOf('a meter'), set: whole.describe('The new value.'), why, when }),
    z.strictObject({
      meter: idOf('a meter'),
      add: whole.describe('Added to the meter; negative takes away. The meter stays between its min and max.'),
      why,
      when,
    }),
    z.strictObject({ fact: idOf('the fact that enters the notebook'), when }),
    z.strictObject({
      flag: idOf('a flag'),
      set: z.boolean().optional().describe('false takes the flag away. Left out: sets it.'),
      when,
    }),
  ],
  [['meter', 'set'], ['meter'], ['fact'], ['flag']],
)
  .describe('What changes. Conditions look at how things stood before the choice.')
  .meta({ id: 'Effect' });

const evidence = z
  .strictObject({
    principle: idOf('a principle, see principles.json'),
    points: z.int().min(-2).max(2).describe('-2 harms it, 2 honours it fully.'),
    when,
  })
  .describe('What this choice shows about a principle. All entries whose condition holds count.')
  .meta({ id: 'Evidence' });

const target = oneOrMany(
  idOf('a beat or an ending'),
  z
    .array(z.strictObject({ to: idOf('a beat or an ending'), when }))
    .min(1)
    .max(20)
    .describe('The first whose condition holds is taken; the last has no condition.'),
)
  .describe('Where it leads. Conditions look at how things stand after the effects.')
  .meta({ id: 'Target' });

const choice = z
  .strictObject({
    id: idOf('this choice; unique in its beat, never changed once played'),
    text: text.describe('What the player says or does: up to 150 characters reads best.'),
    stance: z
      .enum(['ask', 'tell', 'agree', 'refuse', 'offer'])
      .describe('The intention: ask a question, tell something, agree, refuse, or offer something.'),
    when,
    effects: z.array(effect).max(30).optional().describe('What changes: meters, facts and flags.'),
    evidence: z
      .array(evidence)
      .max(30)
      .optional()
      .describe('What it shows about principles. Leave out only where nothing is at stake.'),
    feedback: z
      .array(z.strictObject({ text: text.describe('What the coach says: one or two sentences.'), when }))
      .max(20)
      .optional()
      .describe(
        "The coach's remark: what it did, here, with this person. The first whose condition holds; the last has none.",
      ),
    reply: z
      .array(line)
      .max(20)
      .optional()
      .describe(
        'The reaction, in the same place, before the conversation moves on. Conditions look at how things stand after the effects.',
      ),
    to: target,
  })
  .describe('One thing the player can say or do.')
  .meta({ id: 'Choice' });

const beat = z
  .strictObject({
    title: text.optional().describe('A few words for the map of the conversation.'),
    place: idOf('a place'),
    present: z
      .array(idOf('a member of the cast'))
      .max(4)
      .describe('Who is there besides the player, from left to right.'),
    moment: text.optional().describe('When it is: "Donderdag, tien over twee". Shown as a caption.'),
    effects: z.array(effect).max(30).optional().describe('What changes on entering, each time.'),
    lines: z.array(line).max(40).describe('What is said and seen on entering.'),
    choices: z
      .array(choice)
      .min(1)
      .max(limits.choices)
      .describe('What the player can do now. At least one must always be open.'),
  })
  .describe('A moment of the conversation that ends in a decision.')
  .meta({ id: 'Beat' });

export const scenarioSchema = z
  .strictObject({
    $schema: z.string().max(200).optional().describe('Path of scenario.schema.json, so that an editor can help.'),
    format: z.literal(formatNumber).describe('The number of this file format.'),
    id: idOf('the scenario; the same as its folder'),
    title: text.describe('The name of the scenario, as on its card.'),
    teaser: text.describe('One or two sentences for the card on the home screen.'),
    source: z
      .enum(['zeker', 'te-gemakkelijke-klant', 'erop-en-erover', 'gezichtsverlies', 'hemel-en-aarde-bewegen'])
      .optional()
      .describe('The blog post whose principles it plays out, if any.'),
    minutes: z.int().min(1).max(120).describe('How long one conversation takes, in minutes.'),
    briefing: z
      .strictObject({
        you: text.describe('Who the player is and what he or she sells.'),
        client: text.describe('The name on the card: person and company.'),
        known: z.array(text).min(1).max(8).describe('What is known about the client.'),
        goal: text.describe('What the player wants out of it.'),
        agenda: z.array(text).max(8).describe('What else is in the diary.'),
      })
      .describe('The card the player reads before the conversation.'),
    cast: record(
      z.strictObject({
        name: words.max(60).describe('The full name: the same in both languages.'),
        role: text.describe('Function, in a few words.'),
        look: z.enum(looks).describe('The actor.'),
        voice: z.enum(voices).describe('The pitch of the voice.'),
      }),
      20,
    ).describe('The people, by id. The player is always "you".'),
    places: record(
      z.strictObject({
        name: text.describe('What the place is called, as in the caption.'),
        kind: z
          .enum(placeKinds)
          .describe('room: face to face. phone: split screen. road: behind the wheel. video: a web meeting.'),
        backdrops: z
          .array(z.enum(backdrops))
          .min(1)
          .max(3)
          .describe('What is painted. For a phone call: your own side first, then that of each other person.'),
        light: z.enum(lights).optional().describe('The time of day. Left out: day.'),
      }),
      40,
    ).describe('Where it happens, by id.'),
    variants: record(
      z.strictObject({
        name: text.describe('Who the other turned out to be; shown in the debrief.'),
        about: text.describe('What was really going on; shown in the debrief.'),
        weight: z.int().min(1).max(100).describe('How often it comes up, beside the other weights.'),
        meters: record(whole, 12).optional().describe('Starting values that differ from those of the meters.'),
        facts: z.array(idOf('a fact')).max(20).optional().describe('Already in the notebook at the start.'),
        flags: z.array(idOf('a flag')).max(20).optional().describe('Already set at the start.'),
      }),
      12,
    ).describe('The hidden circumstances. One is drawn at the start of every run.'),
    meters: record(
      z.strictObject({
        label: text.describe('The name beside the meter: one word.'),
        unit: text.optional().describe('Shown behind the number: "uur", "km".'),
        start: whole.describe('The value at the start, unless a variant sets another.'),
        min: whole.describe('It never goes below this.'),
        max: whole.describe('It never goes above this.'),
        visible: z.boolean().optional().describe('false hides it from the player. Left out: visible.'),
        lessIsBetter: z.boolean().optional().describe('true for a cost, such as hours.'),
      }),
      12,
    ).describe('Numbers that move during the conversation, by id.'),
    facts: record(
      z.strictObject({
        kind: z
          .enum(['need', 'budget', 'authority', 'process', 'timing', 'reason'])
          .describe('The heading in the notebook.'),
        text: text.describe('What the player now knows.'),
      }),
      60,
    ).describe('What can be learnt, by id: fills the notebook.'),
    flags: z.array(idOf('a flag')).max(60).optional().describe('Things to remember that the player does not see.'),
    clues: record(
      z.strictObject({
        variants: z.array(idOf('a variant')).min(1).max(12).describe('The variants it points to.'),
        text: text.describe('What it was and what it meant; shown in the debrief.'),
      }),
      60,
    )
      .optional()
      .describe('The signs by which an attentive player can tell the variants apart, by id.'),
    start: idOf('the first beat'),
    beats: record(beat, limits.beats).describe('The moments of the conversation, by id.'),
    endings: record(
      z.strictObject({
        title: text.describe('A few words, as a headline.'),
        text: text.describe('What happened.'),
        later: text.describe('Six months later.'),
        meaning: z.enum(['good', 'mixed', 'bad']).describe('What it means for a salesperson who thinks ahead.'),
        luck: text
          .optional()
          .describe('Why this ending may come by luck: the reason is shown to the trainer who checks the file.'),
      }),
      40,
    ).describe('How it can end, by id.'),
  })
  .describe('A Tegenspel scenario, format 1.')
  .meta({ id: 'Scenario' });

export type Scenario = z.infer<typeof scenarioSchema>;
export type Text = z.infer<typeof text>;
export type Language = keyof Text;
export type Line = z.infer<typeof line>;
export type Effect = z.infer<typeof effect>;
export type Evidence = z.infer<typeof evidence>;
export type Choice = z.infer<typeof choice>;
export type Beat = z.infer<typeof beat>;
export type Target = z.infer<typeof target>;
export type Stance = Choice['stance'];
export type Ending = Scenario['endings'][string];
export type Variant = Scenario['variants'][string];
