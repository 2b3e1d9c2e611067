/** What a proof says in Dutch where something falls short. The English messages have the same shape. */
import type { Shortfall, ShortfallCode } from '../prove.ts';
import type { Cue } from '../surface.ts';

const strategies: Record<string, string> = {
  first: 'altijd de eerste optie kiest',
  last: 'altijd de laatste optie kiest',
  longest: 'altijd de langste optie kiest',
  shortest: 'altijd de kortste optie kiest',
  questions: 'altijd de optie met de meeste vraagtekens kiest',
  polite: 'altijd de beleefdste optie kiest',
  greedyTrust: 'altijd kiest wat het meeste vertrouwen oplevert',
  ask: 'altijd vraagt',
  tell: 'altijd vertelt',
  agree: 'altijd meegaat',
  refuse: 'altijd weigert',
  offer: 'altijd iets aanbiedt',
};

const cues: Record<Cue, string> = {
  length: 'de lengte',
  position: 'de plaats in het rijtje',
  question: 'het vraagteken',
  exclamation: 'het uitroepteken',
  hedge: 'een slag om de arm ("misschien", "even")',
  politeness: 'de beleefdheid',
  'first-word': 'het eerste woord',
  stance: 'de houding',
  comma: 'de komma’s',
};

type Words = Pick<Shortfall, 'found' | 'bound'> & { variant: string };
const firstOf = (found: string): [string, string] => [found.split(' ')[0] ?? '', found.split(' ')[1] ?? ''];

export const nl = {
  somewhere: 'Het gesprek',
  shortfalls: {
    incomplete: ({ found }) =>
      found === 'listening'
        ? 'er zijn te veel mogelijkheden om de luisterende speler uit te rekenen. Laat minder meters en feiten meewegen.'
        : `onvolledig: na ${found} toestanden gestopt. Laat minder meters en feiten meewegen in voorwaarden.`,
    'endless-loop': () => 'het gesprek kan hier eeuwig rondgaan. Sluit de weg terug na een aantal bezoeken ("visits").',
    'ending-unreachable': ({ found }) => `geen enkel gesprek komt uit bij het einde "${found}".`,
    'choice-never-offered': ({ found }) => `de keuze "${found}" staat nooit open.`,
    'choice-always-alone': ({ found }) => `de keuze "${found}" staat er altijd alleen: dan valt er niets te kiezen.`,
    'choice-like-neighbour': ({ found, bound }) =>
      `de keuzes "${found}" en "${bound}" zijn in alles gelijk behalve de woorden.`,
    'choice-dominated': ({ found, bound }) =>
      `de keuze "${found}" is nooit beter dan "${bound}", terwijl ze naar hetzelfde leidt. Geef haar een eigen gevolg of een variant waarin ze klopt.`,
    'line-never-shown': () => 'deze zin is in geen enkel gesprek te horen.',
    softlock: () => 'er kan een moment komen waarop geen keuze openstaat. Geef één keuze geen voorwaarde.',
    'blind-strategy-scores': ({ found, bound, variant }) => {
      const [name, score] = firstOf(found);
      return `wie ${strategies[name] ?? name}, haalt in variant "${variant}" ${score} punten zonder te luisteren; het moet onder ${bound} blijven.`;
    },
    'blind-mean-too-high': ({ found, bound, variant }) =>
      `wie niet luistert haalt in variant "${variant}" gemiddeld ${found}; het moet onder ${bound} blijven.`,
    'memoriser-scores': ({ found, bound }) =>
      `wie de beste weg van één variant uit het hoofd leert, haalt in de andere gemiddeld ${found}; het moet onder ${bound} blijven. Laat meer beslissingen van de variant afhangen.`,
    'clues-do-not-suffice': ({ found, bound, variant }) =>
      `wie goed luistert haalt in variant "${variant}" hooguit ${found}; het hoort ten minste ${bound} te zijn. Geef eerder of duidelijker aanwijzingen.`,
    'listening-mean-too-low': ({ found, bound }) =>
      `wie goed luistert haalt gemiddeld hooguit ${found}; het hoort ten minste ${bound} te zijn.`,
    'good-ending-too-cheap': ({ found, bound, variant }) =>
      `in variant "${variant}" is dit goede einde al te halen met een score van ${found}; pas vanaf ${bound} is het verdiend. Stel een voorwaarde, of schrijf bij "luck" waarom het mag.`,
    'bad-ending-for-a-master': ({ found, bound, variant }) =>
      `in variant "${variant}" kan een score van ${found} nog op dit slechte einde uitkomen; onder ${bound} mag dat. Stel een voorwaarde, of schrijf bij "luck" waarom het mag.`,
    'principle-seldom-met': ({ found, bound, variant }) => {
      const [id, count] = firstOf(found);
      return `het principe "${id}" staat in variant "${variant}" bij ${count} beslissingen op het spel; het horen er ten minste ${bound} te zijn.`;
    },
    'competency-avoidable': ({ found, variant }) =>
      `in variant "${variant}" kan een gesprek voorbijgaan zonder dat de competentie "${found}" aan bod komt.`,
    'wording-gives-away': ({ found, bound }) =>
      `aan ${cues[bound as Cue]} is te zien dat "${found}" hier het best is. Schrijf de opties gelijkwaardiger.`,
    'longest-is-best': ({ found, bound }) =>
      `in ${found} % van de beslissingen is de langste optie de beste; het mag hooguit ${bound} % zijn.`,
  } satisfies Record<ShortfallCode, (words: Words) => string>,
};
