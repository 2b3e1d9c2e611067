/** The table for a spreadsheet: whatever people call themselves, no cell is a formula and every name can be read back. */
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { mix } from '../../src/core/run/chance.ts';
import { asCsv } from '../../src/server/csv.ts';
import type { AcceptedRun } from '../../src/server/store/played.ts';
import type { Member, Standing, Workshop } from '../../src/server/store/store.ts';

const seed = 20_261_122;
const names = 20_000;
const pieces = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '"',
    "'",
    ',',
    ';',
    '|',
    '%',
    ' ',
    '\u{a0}',
    '\u{200b}',
  ],
  ...[
    '\u{feff}',
    '\u{202e}',
    '=cmd|" /C calc"!A0',
    '=HYPERLINK("http://example.invalid")',
    '@SUM(1+1)',
    '+31 6',
    '-2',
    '=1+1',
  ],
  ...['Zoë', '李', 'محمد', '😀', 'O’Brien', 'a', 'B', '0', '1e9', '12', '""', ',,'],
];

const aName = (n: number): string =>
  Array.from(
    { length: 1 + (mix(seed, `length ${n}`) % 5) },
    (_, index) => pieces[mix(seed, `${n} ${index}`) % pieces.length],
  ).join('');

const aWorkshop = { id: 'w', language: 'nl' } as Workshop;

function aMember(n: number): Member {
  const [nickname, team] = [aName(n), n % 2 ? aName(n + names) : null];
  return { id: `m${n}`, nickname, team, state: 'in' } as Member;
}

function aRun({ id }: Member, n: number): AcceptedRun {
  const run = { member: id, scenario: 'op-audientie', attempt: 1, score: n % 101, stars: n % 4, hours: n % 9 };
  return { ...run, acceptedAt: 1_790_000_000_000, choices: ['ask-why', '-'] } as AcceptedRun;
}

test('twenty thousand names come back as they went, no cell is a formula, figures stay figures', () => {
  const members = Array.from({ length: names }, (_, n) => aMember(n));
  const runs = members.map(aRun);
  const standings = runs.map(({ member, score }): Standing => ({
    member,
    points: score,
    hours: 0,
    finished: 1,
    rankKey: score,
  }));
  const csv = asCsv(aWorkshop, members, runs, standings);
  expect(csv.startsWith('\u{feff}')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.slice(1), { newline: '\r\n', skipEmptyLines: 'greedy' });
  expect(errors).toEqual([]);
  const [, ...rows] = data;
  expect(rows).toHaveLength(names);
  const wrong = rows.flatMap((row, n) => {
    const { nickname, team } = members[n]!;
    const [name, ofTeam, , , attempt, score] = row;
    const isBack = (cell: string | undefined, was: string) => cell === was || cell === `'${was}`;
    return [
      ...row.filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell)),
      ...(isBack(name, nickname) && isBack(ofTeam, team ?? '') ? [] : [row]),
      ...(attempt === '1' && score === String(n % 101) ? [] : [row]),
    ];
  });
  expect(wrong, `seed ${seed}`).toEqual([]);
});
