/** X3: who may be called what. Real names get in, tricks do not, and nobody passes for another. */
import { expect, test } from 'vitest';
import { friendlyName, friendlyNames } from '../../src/core/board/friendly-name.ts';
import { mix } from '../../src/core/run/chance.ts';
import { readNickname } from '../../src/server/nickname.ts';
import { note, sized } from './size.ts';

/** Given names and family names, ten of each per language; every pair is somebody. */
const people: Record<string, [given: string, family: string]> = {
  dutch: [
    'Jan Sanne Daan Fleur Joris Noor Thijs Lotte Bram Eva',
    'Jansen Smit Bakker Visser Dekker Mulder Kok Vos Prins Kuiper',
  ],
  frisian: [
    'Sjoerd Jildou Wytse Fenna Gerben Ytsje Douwe Hylke Nynke Rintsje',
    'Hoekstra Dijkstra Wiersma Postma Bouma Zijlstra Haitsma Sytsma Sikkema Bosma',
  ],
  english: [
    'Oliver Amelia George Isla Harry Grace Leo Freya Alfie Poppy',
    "Smith O'Brien Taylor Brown Wilson Evans Walker Wright Hughes Hall",
  ],
  german: [
    'Jürgen Käthe Björn Änne Günther Söhnke Lukas Mia Jörg Grete',
    'Müller Schröder Weiß Köhler Krüger Böhm Groß Jäger Huber Vogt',
  ],
  french: [
    'Zoé Loïc Chloé Noël Inès René Maëlle Jérôme Anaïs Benoît',
    'Lefèvre Dubois Garçon Mercier Béranger Noël Rivière Petit Roux Faure',
  ],
  spanish: [
    'José Lucía Íñigo Begoña Andrés Sofía Raúl Inés Óscar Nuria',
    'García Muñoz Ibáñez López Peña Núñez Vázquez Díaz Ruiz Gil',
  ],
  portuguese: [
    'João Inês Gonçalo Conceição Luís Mónica Tomé Lídia Rui Graça',
    'Gonçalves Simões Araújo Falcão Brandão Leão Pinto Reis Faria Luz',
  ],
  italian: [
    'Niccolò Giosuè Chiara Elia Sofia Luca Bianca Paolo Irene Dario',
    "D'Angelo Rossi Ferrari Ricci Marino Greco Conti Costa Gallo Leone",
  ],
  polish: [
    'Łukasz Zofia Michał Żaneta Paweł Agnieszka Stanisław Jagoda Bożena Wiesław',
    'Nowak Wójcik Dąbrowski Król Zając Pawłowska Kamińska Lis Wróbel Górska',
  ],
  czech: [
    'Jiří Šárka Ondřej Žofie Luděk Anežka Tomáš Věra Zdeněk Růžena',
    'Dvořák Novák Svoboda Černý Procházka Kučera Veselý Horák Němec Pokorný',
  ],
  hungarian: [
    'Győző Zsófia Ágnes Örs Éva Tünde László Ilona Béla Csilla',
    'Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Balogh',
  ],
  romanian: [
    'Ștefan Ioana Mihăiță Anca Răzvan Doina Călin Raluca Țuțu Oana',
    'Popescu Ionescu Rădulescu Stoica Dumitru Munteanu Matei Ciobanu Rusu Vlad',
  ],
  turkish: [
    'Çağlar Gülşen Ömer Şule Işıl Yiğit Özge Uğur Ayşe Barış',
    'Yılmaz Kaya Demir Çelik Şahin Öztürk Aydın Arslan Doğan Kılıç',
  ],
  swedish: [
    'Åsa Göran Märta Östen Linnéa Håkan Elsa Björn Tove Åke',
    'Lindström Sjöberg Åkesson Öberg Bergström Holm Lind Dahl Ek Falk',
  ],
  icelandic: [
    'Þórdís Björk Guðrún Sigurður Ásta Ólafur Hörður Ævar Ýmir Ösp',
    'Jónsson Þórsdóttir Árnason Einarsdóttir Óskarsson Helgason Pálsson Ásgeirsson Ægisson Egilsson',
  ],
  greek: [
    'Γιώργος Ελένη Νίκος Μαρία Κώστας Σοφία Πέτρος Άννα Ηλίας Ζωή',
    'Παπαδάκης Νικολάου Δήμου Λάμπρου Σταύρου Βλάχος Μελάς Ρήγας Κόκκινος Γεωργίου',
  ],
  russian: [
    'Иван Ольга Юрий Наталья Алёна Сергей Зоя Пётр Ёлка Борис',
    'Иванова Смирнов Кузнецов Попова Лебедев Козлов Новиков Морозов Орлова Волков',
  ],
  ukrainian: [
    'Ївга Ґалаґан Олена Тарас Євген Юлія Степан Ірина Зіна Мирослава',
    'Шевченко Коваленко Бондар Ткач Мельник Кравчук Їжак Гончар Лис Рудь',
  ],
  arabic: [
    'محمد فاطمة أحمد ليلى يوسف زينب خالد مريم عمر نور',
    'الحسن القاسم منصور حداد نجار خوري صالح عباس حمدان سليم',
  ],
  hebrew: ['יעל דוד שרה משה רחל נועם תמר איתן מיכל אורי', 'כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן מלכה אזולאי'],
  hindi: ['आरव प्रिया रोहन अनीता विजय सीता राज मीरा कृष्ण लक्ष्मी', 'शर्मा वर्मा गुप्ता सिंह पटेल जोशी मेहता नायर राव खान'],
  chinese: ['伟 芳 娜 敏 静 丽 强 磊 洋 艳', '王 李 张 刘 陈 杨 黄 赵 吴 周'],
  japanese: [
    'さくら 太郎 花子 ゆうき 健太 みさき ケンジ エミ 直人 あい',
    '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤',
  ],
  korean: ['민준 서연 지우 하은 도윤 수빈 예준 지민 현우 유진', '김 이 박 최 정 강 조 윤 장 임'],
  vietnamese: ['Nguyệt Hùng Thủy Đức Phượng Quân Ánh Tuấn Hằng Bảo', 'Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ'],
};

test('two thousand real names of many languages are welcome, as they are written', () => {
  const names = Object.values(people).flatMap(([given, family]) =>
    given.split(' ').flatMap((first) => family.split(' ').map((last) => `${first} ${last}`)),
  );
  expect(names.length).toBeGreaterThanOrEqual(2_000);
  const refused = names.filter((name) => {
    const read = readNickname(name);
    return !read.ok && [...new Intl.Segmenter('und').segment(name)].length <= 20;
  });
  expect(refused).toEqual([]);
});

const seed = 20_261_122;
/** What looks the same, or like nothing at all. */
const twins: Record<string, string> = {
  a: 'аα',
  e: 'еε',
  o: 'оο0',
  i: 'іι1l|',
  c: 'с',
  p: 'рρ',
  x: 'хχ',
  y: 'у',
  s: 'ѕ5',
  k: 'кκ',
  n: 'ո',
};
const unseen = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u180e',
  '\u3164',
  '\u115f',
  '\ufe0f',
];
const turning = ['\u202a', '\u202b', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f'];
const controls = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u2028', '\ud800', '\u{e0041}'];

test('no name is invisible, turns a line around, or looks like another', () => {
  const names = [
    'Vrolijke Otter',
    'Slimme Das',
    'Jan Janssen',
    'nicole',
    'Ria Koopman',
    'Apenkop',
    'Kees Okx',
    'Pyxis',
  ];
  const own = names.map((name) => readNickname(name));
  const count = sized(10_000, 100_000);
  const wrong: string[] = [];
  let [accepted, alike] = [0, 0];
  for (let n = 0; n < count; n += 1) {
    const which = n % names.length;
    const signs = [...names[which]!];
    const draw = (most: number) => mix(seed + n, `${signs.join('')}`) % most;
    const at = draw(signs.length);
    const sign = signs[at]!;
    const twin = twins[sign.toLowerCase()];
    const trick = n % 7;
    if (trick === 0) signs.splice(at, 0, unseen[n % unseen.length]!);
    else if (trick === 1) signs.splice(at, 0, turning[n % turning.length]!);
    else if (trick === 2) signs.splice(at, 0, controls[n % controls.length]!);
    else if (trick === 3) signs.splice(at, 1, twin ? twin[n % twin.length]! : sign.toUpperCase());
    else if (trick === 4) signs.splice(at, 0, '\u0301'.repeat(1 + (n % 40)));
    else if (trick === 5) signs.splice(at, 1, sign === ' ' ? '\u2003 ' : sign.toUpperCase());
    else for (const [place, one] of signs.entries()) signs[place] = twins[one]?.[0] ?? one; // every letter at once
    const typed = signs.join('');
    const read = readNickname(typed);
    if (!read.ok) continue;
    accepted += 1;
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u115f]/u.test(read.nickname))
      wrong.push(`unseen: ${JSON.stringify(typed)}`);
    const first = own[which]!;
    // What is taken for its model is told by its skeleton: the store lets only one of them in.
    if (first.ok && read.skeleton === first.skeleton) alike += 1;
    else wrong.push(`passes for another: ${JSON.stringify(typed)}`);
  }
  expect(wrong).toEqual([]);
  expect(accepted).toBeGreaterThan(count / 20);
  note('X3', { seed, hostile: count, accepted, takenAsTheSame: alike, wrong: wrong.length });
});

test.each(['nl', 'en'] as const)('every name that is drawn may be had, and no two are one (%s)', (language) => {
  const drawn = Array.from({ length: friendlyNames }, (_, draw) => friendlyName(draw, language));
  const read = drawn.map(readNickname);
  expect(drawn.filter((_, draw) => !read[draw]?.ok)).toEqual([]);
  expect(new Set(read.map((one) => one.ok && one.skeleton)).size).toBe(friendlyNames);
});
