/**
 * Nicknames: what may stand on the projector. Compared by what they look like, so that nobody passes for another.
 * Rules: NFKC; 1 to 20 graphemes; letters, digits, marks and a little punctuation; nothing invisible, no change of direction,
 * no two alphabets in one word.
 */
import { wireLimits } from '../core/board/wire.ts';

export type ReadNickname = { ok: true; nickname: string; skeleton: string } | { ok: false };

const allowed = /^[\p{L}\p{M}\p{N}\p{Emoji_Presentation} .,'’&+_()-]+$/u;
const visible = /[\p{L}\p{N}\p{Emoji_Presentation}]/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u; // among them letters that are drawn as nothing
const mostMarks = /\p{M}{3,}/u; // three marks on one letter are no name in any language
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What was typed as a nickname, as it will be shown, and what it looks like. */
export function readNickname(typed: string): ReadNickname {
  if (typed.length > 200) return { ok: false };
  const nickname = typed.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (!allowed.test(nickname) || !visible.test(nickname) || unseen.test(nickname) || mostMarks.test(nickname))
    return { ok: false };
  if ([...segmenter.segment(nickname)].length > wireLimits.nickname) return { ok: false };
  if (nickname.split(/[^\p{L}\p{M}]+/u).some(mixesAlphabets)) return { ok: false };
  const skeleton = skeletonOf(nickname);
  return skeleton === '' ? { ok: false } : { ok: true, nickname, skeleton };
}

const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

function mixesAlphabets(word: string): boolean {
  return alphabets.filter((alphabet) => alphabet.test(word)).length > 1;
}

/** Letters of other alphabets, and signs, by the Latin one they look like. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'ьвβ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еєε',
    g: 'ɡ',
    h: 'һнη',
    i: 'іιı1l|!ӏ',
    j: 'јϳ',
    k: 'кκ',
    m: 'мμ',
    n: 'ոпν',
    o: 'оοσ0օ',
    p: 'рρ',
    q: 'ԛ',
    r: 'гᴦ',
    s: 'ѕ5$',
    t: 'тτ',
    u: 'υսц',
    v: 'ѵ',
    w: 'ԝшωѡ',
    x: 'хχ',
    y: 'уγү',
    z: 'ᴢ2',
  }).flatMap(([letter, twins]) => [...twins].map((twin) => [twin, letter])),
);

function skeletonOf(nickname: string): string {
  const bare = nickname
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}\p{Emoji_Presentation}]/gu, '');
  return [...bare]
    .map((sign) => lookalikes[sign] ?? sign)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}
