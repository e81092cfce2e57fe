import fc from 'fast-check';
import type { ProvisionStatus } from '@rasad/event-contracts';
import { letterCode, lettersInOrder, printedLetter } from '../src/text/clause-letters.js';
import { CHAPTER_LEVELS, labelOf, type LabelledNode } from '../src/text/labels.js';
import type { ChapterWord } from '../src/text/markers.js';
import { inOrdinalWords, inPersianDigits } from '../src/text/persian-numbers.js';
import type { ReadProvision } from '../src/text/read-law-text.js';

/** A provision of a random law, before its numbers are given. */
interface Seed {
  text: string;
  status: ProvisionStatus;
  statusOn: string | null;
  heading: string | null;
  children: Children;
}

type Children =
  | { type: 'NONE' }
  | { type: 'NOTES'; notes: Seed[] }
  | { type: 'ONE_NOTE'; note: Seed }
  | { type: 'CLAUSES'; order: 'ABJAD' | 'ALPHABET'; skipped: number[]; clauses: Seed[]; notes: Seed[] }
  | { type: 'ITEMS'; items: Seed[]; notes: Seed[] }
  | { type: 'BULLETS'; bullets: Seed[]; notes: Seed[] };

const WORDS = [
  'سازمان',
  'شهر',
  'باغبانان',
  'گزارش',
  'سالانه',
  'انجمن',
  'نگهداری',
  'آبیاری',
  'پرورش',
  'درختان',
  'کارگران',
  'موظفند',
  'برسانند',
  'نامه‌ها',
  'پاسخ',
  'گویند',
  'روزانه',
  'باید',
  'فراهم',
  'کنند',
  'می‌کوشند',
  'شهروندان',
  'خیابان‌ها',
  'پاکیزه',
  'مسئول',
  'یکدیگر',
  'پیشنهاد',
  'دادرسی',
  'کمک',
  'بی‌درنگ',
];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 9 })
  .map((list) => list.join(' '));
const paragraph = fc.tuple(words, fc.constantFrom('', '.', '؛', ':')).map(([text, end]) => `${text}${end}`);
const text = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ status: 'IN_FORCE' as const, statusOn: null }) },
  {
    weight: 1,
    arbitrary: fc.record({
      status: fc.constantFrom('AMENDED' as const, 'ADDED' as const, 'REPEALED' as const),
      statusOn: fc.option(date),
    }),
  },
);

function seed(children: fc.Arbitrary<Children>): fc.Arbitrary<Seed> {
  return fc.record({ text, status, children }).map(({ text, status, children }) => ({
    text,
    ...status,
    heading: null,
    children,
  }));
}

const none = fc.constant<Children>({ type: 'NONE' });
const leaf = seed(none);
const notes = (max: number) => fc.array(leaf, { minLength: 1, maxLength: max });
const noNotes = fc.constant<Seed[]>([]);
const ownNotes: fc.Arbitrary<Children> = fc.oneof(
  none,
  fc.record({ type: fc.constant('NOTES' as const), notes: notes(3) }),
  fc.record({ type: fc.constant('ONE_NOTE' as const), note: leaf }),
);
const bullets: fc.Arbitrary<Children> = fc.record({
  type: fc.constant('BULLETS' as const),
  bullets: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  notes: noNotes,
});
const nestedItems: fc.Arbitrary<Children> = fc.record({
  type: fc.constant('ITEMS' as const),
  items: fc.array(seed(ownNotes), { minLength: 1, maxLength: 3 }),
  notes: noNotes,
});
const itemSeed = seed(fc.oneof(ownNotes, nestedItems, bullets));
const items = (after: fc.Arbitrary<Seed[]>): fc.Arbitrary<Children> =>
  fc.record({
    type: fc.constant('ITEMS' as const),
    items: fc.array(itemSeed, { minLength: 1, maxLength: 5 }),
    notes: after,
  });
const clauseSeed = seed(fc.oneof(ownNotes, items(noNotes), bullets));
const clauses: fc.Arbitrary<Children> = fc.record({
  type: fc.constant('CLAUSES' as const),
  order: fc.constantFrom('ABJAD' as const, 'ALPHABET' as const),
  skipped: fc.uniqueArray(fc.integer({ min: 2, max: 6 }), { maxLength: 2 }),
  clauses: fc.array(clauseSeed, { minLength: 1, maxLength: 6 }),
  notes: fc.oneof(noNotes, notes(2)),
});
const articleSeed = seed(fc.oneof(ownNotes, clauses, items(fc.oneof(noNotes, notes(2))), bullets));

const heading = fc.option(words.map((title) => `آیین ${title}`));
const articleList = fc.array(
  fc.record({ article: articleSeed, heading, repeats: fc.array(articleSeed, { maxLength: 1 }) }),
  { minLength: 1, maxLength: 4 },
);
const chapter = fc.record({ heading: fc.option(words), articles: articleList });

/** A law of any shape that plain text can show: the tree as it must be read back. */
export const randomLaw: fc.Arbitrary<ReadProvision[]> = fc
  .record({
    word: fc.constantFrom<ChapterWord>('فصل', 'بخش', 'باب'),
    parts: fc.option(
      fc.array(fc.array(chapter, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    ),
    chapters: fc.array(chapter, { minLength: 1, maxLength: 3 }),
    loose: fc.option(articleList, { freq: 2 }),
    isSingle: fc.boolean(),
  })
  .map(({ word, parts, chapters, loose, isSingle }) => {
    const numbering = { article: 0 };
    if (loose && isSingle) return [single(loose[0]?.article)];
    if (loose) return articlesOf(loose, numbering);
    const level = (list: typeof chapters, chapterWord: ChapterWord, prefix: string) =>
      list.map(({ heading, articles }, index) =>
        chapterOf(chapterWord, index + 1, heading, prefix, () => articlesOf(articles, numbering)),
      );
    if (!parts) return level(chapters, word, '');
    return parts.map((list, index) =>
      chapterOf('کتاب', index + 1, `بهر ${index + 1}`, '', (prefix) => level(list, 'فصل', prefix)),
    );
  });

function chapterOf(
  word: ChapterWord,
  value: number,
  heading: string | null,
  prefix: string,
  childrenOf: (prefix: string) => ReadProvision[],
): ReadProvision {
  const eId = `${prefix}${CHAPTER_LEVELS[word].code}_${value}`;
  return {
    eId,
    kind: 'CHAPTER',
    number: inOrdinalWords(value),
    label: { fa: `${word} ${inOrdinalWords(value)}`, en: `${CHAPTER_LEVELS[word].english} ${value}` },
    heading: heading === null ? null : { fa: heading },
    text: null,
    status: 'IN_FORCE',
    statusOn: null,
    lines: [],
    children: childrenOf(`${eId}__`),
  };
}

type ArticleEntry = { article: Seed; heading: string | null; repeats: Seed[] };

function articlesOf(entries: readonly ArticleEntry[], numbering: { article: number }): ReadProvision[] {
  return entries.flatMap(({ article, heading, repeats }) => {
    numbering.article += 1;
    const value = numbering.article;
    const titled = article.status === 'IN_FORCE' ? heading : null;
    return [
      articleOf({ ...article, heading: titled }, String(value), inPersianDigits(value)),
      ...repeats.map((repeat) => articleOf(repeat, `${value}bis`, `${inPersianDigits(value)} مکرر`)),
    ];
  });
}

function single(article: Seed | undefined): ReadProvision {
  const seed = article ?? {
    text: 'متن',
    status: 'IN_FORCE',
    statusOn: null,
    heading: null,
    children: { type: 'NONE' },
  };
  return articleOf(seed as Seed, '1', 'واحده');
}

function articleOf(seed: Seed, code: string, number: string): ReadProvision {
  return provisionOf(
    seed,
    { kind: 'ARTICLE', word: 'ماده', number, code, parent: null, place: 1 },
    `art_${code}`,
  );
}

function provisionOf(seed: Seed, labelled: LabelledNode, eId: string): ReadProvision {
  return {
    eId,
    kind: labelled.kind ?? 'ITEM',
    number: labelled.number,
    label: labelOf(labelled),
    heading: seed.heading === null ? null : { fa: seed.heading },
    text: { fa: seed.text },
    status: seed.status,
    statusOn: seed.statusOn,
    lines: [],
    children: childrenOf(seed.children, labelled, eId),
  };
}

function childrenOf(children: Children, parent: LabelledNode, eId: string): ReadProvision[] {
  const note = (seed: Seed, number: string, code: string, place: number) =>
    provisionOf(seed, { kind: 'NOTE', word: 'تبصره', number, code, parent, place }, `${eId}__note_${code}`);
  const numberedNotes = (list: readonly Seed[]) =>
    list.map((seed, index) => note(seed, inPersianDigits(index + 1), String(index + 1), index + 1));
  const item = (seed: Seed, number: string, place: number) => {
    const labelled: LabelledNode = { kind: 'ITEM', word: 'جزء', number, code: String(place), parent, place };
    return provisionOf(seed, labelled, `${eId}__item_${place}`);
  };
  switch (children.type) {
    case 'NONE':
      return [];
    case 'NOTES':
      return numberedNotes(children.notes);
    case 'ONE_NOTE':
      return [note(children.note, '', '1', 1)];
    case 'ITEMS':
      return [
        ...children.items.map((seed, index) => item(seed, inPersianDigits(index + 1), index + 1)),
        ...numberedNotes(children.notes),
      ];
    case 'BULLETS':
      return children.bullets.map((seed, index) => item(seed, '', index + 1));
    case 'CLAUSES': {
      const letters = lettersInOrder(children.order, 10).filter(
        (_, index) => !children.skipped.includes(index),
      );
      const clauses = children.clauses.map((seed, index) => {
        const letter = letters[index] ?? 'ا';
        const labelled: LabelledNode = {
          kind: 'CLAUSE',
          word: 'بند',
          number: printedLetter(letter),
          code: letterCode(letter),
          parent,
          place: index + 1,
        };
        return provisionOf(seed, labelled, `${eId}__cl_${labelled.code}`);
      });
      return [...clauses, ...numberedNotes(children.notes)];
    }
  }
}
