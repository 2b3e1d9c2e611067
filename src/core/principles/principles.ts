/**
 * The 35 principles a choice is weighed against, and the six competencies that group them.
 * Ids are stable: scenarios, reports and exports refer to them. Source: five Dutch blog posts on selling, paraphrased.
 */
import type { Text } from '../scenario/schema.ts';
import data from './principles.json' with { type: 'json' };

export type Competency = 'qualify' | 'decider' | 'ally' | 'face' | 'process' | 'steady';

export type Principle = {
  competency: Competency;
  name: Text;
  /** What it asks of a salesperson, in two or three sentences. */
  explanation: Text;
  /** Id of the post it comes from. */
  source: string;
};

type PrincipleFile = {
  competencies: Record<Competency, Text>;
  /** Titles of the posts, by id. */
  sources: Record<string, Text>;
  principles: Record<string, Principle>;
};

const file = data as PrincipleFile;

export const competencies = file.competencies;
export const sources = file.sources;
export const principles: ReadonlyMap<string, Principle> = new Map(Object.entries(file.principles));
