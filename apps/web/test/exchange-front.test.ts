import { portableHashing, toHex, toUtf8 } from '@tracecraft/bytes';
import { foldExchange, type ExchangeState } from '@tracecraft/exchange';
import type { CaseEvent, EventBody } from '@tracecraft/record';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FRONT_LINES, frontOf, readFront, sealFront } from '../src/case/exchange-front.ts';

const STREAM = 'agency:0';
const AGENCIES = ['aranya', 'bayu', 'cendra'];
/** Kinds of what is shared, and the field that names what an event speaks of. */
const KINDS = {
  'agency.joined': null,
  'representative.named': null,
  'experience.posted': 'replaces',
  'experience.translated': 'experience',
  'experience.withdrawn': 'experience',
  'question.asked': 'about',
  'question.answered': 'question',
  'practice.compared': 'experience',
  'lesson.observed': null,
  'lesson.identified': 'lesson',
  'lesson.agreed': 'lesson',
  'lesson.applied': 'lesson',
  'lesson.validated': 'lesson',
  'change.proposed': null,
  'change.commented': 'proposal',
  'adoption.decided': 'previous',
  'unit.translated': null,
  'note.sent': null,
} as const;

type Kind = keyof typeof KINDS;
/** So often that there are more of them than a front shows. */
const often = (kind: Kind): readonly Kind[] => Array.from({ length: 8 }, () => kind);
const act = fc.record({
  kind: fc.constantFrom(
    ...(Object.keys(KINDS) as Kind[]),
    ...often('experience.posted'),
    ...often('lesson.observed'),
  ),
  agency: fc.constantFrom(...AGENCIES),
  /** Speaks of what was said so many events before. */
  back: fc.nat(120),
  /** Speaks of what many others speak of. */
  same: fc.boolean(),
  word: fc.constantFrom('en', 'vi', 'works', 'adopt', 'steward'),
});

const event = (at: number, kind: string, fields: EventBody['fields']): CaseEvent =>
  ({
    id: `e${at}`,
    header: { kind, hlc: String(at * 65_536), feed: String(fields['agency']), seq: at },
    body: { performer: `of-${String(fields['agency'])}`, claimed: { start: at }, fields },
  }) as unknown as CaseEvent;

/** A record as long as many of these acts, and so with more lines than a front shows. */
const record = fc.array(act, { minLength: 300, maxLength: 400, size: 'max' }).map((acts) =>
  acts.map(({ kind, agency, back, same, word }, at) => {
    const about = KINDS[kind];
    const named = `e${same ? at - (at % 25) : Math.max(0, at - back)}`;
    const fields = { agency, language: word, outcome: word, decision: word, duty: word, practice: 'p' };
    const more = about === null ? {} : { [about]: about === 'previous' ? [named] : named };
    return event(at, kind, { ...fields, title: `${word} ${at}`, account: `of-${agency}`, ...more });
  }),
);

const lists = ({ members, rounds, lessons, proposals, adoptions, agreed }: ExchangeState) => ({
  members,
  experiences: [...rounds.experiences.values()].slice(-FRONT_LINES),
  lessons: [...lessons.values()].slice(-FRONT_LINES),
  proposals,
  adoptions,
  agreed,
});

it('a front says of its lists what the whole record says', () => {
  fc.assert(
    fc.property(record, (events) => {
      const whole = foldExchange(STREAM, events);
      const front = frontOf(whole, events)!;
      expect(lists(foldExchange(STREAM, front.events))).toEqual(lists(whole));
      expect(front.totals).toEqual({
        experiences: whole.rounds.experiences.size,
        lessons: whole.lessons.size,
      });
    }),
    { numRuns: 100 },
  );
});

const posted = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    event(at, 'experience.posted', { agency: 'aranya', title: `t${at}` }),
  );

it('of a long record a front holds a page', () => {
  const events = posted(2_000);
  const front = frontOf(foldExchange(STREAM, events), events)!;
  expect(front.totals.experiences).toBe(2_000);
  expect(front.events.map(({ id }) => id)).toEqual(events.slice(-FRONT_LINES).map(({ id }) => id));
});

it('a translation written again comes behind the others, in a front as in the whole', () => {
  const words = ['vi', 'ko', 'vi'].map((language, i) =>
    event(2_000 + i, 'experience.translated', {
      agency: 'aranya',
      language,
      experience: 'e1999',
      title: `${language} ${i}`,
    }),
  );
  const events = [...posted(2_000), ...words];
  const whole = foldExchange(STREAM, events);
  const shown = lists(foldExchange(STREAM, frontOf(whole, events)!.events));
  expect(shown).toEqual(lists(whole));
  const titles = shown.experiences.at(-1)?.translations.map(({ text }) => text.title);
  expect(titles).toEqual(['ko 1', 'vi 2']);
});

it('nothing is kept that would be no shorter than the record', () => {
  const events = Array.from({ length: 3_001 }, (_, at) =>
    event(at, 'adoption.decided', { agency: 'aranya', practice: `p${at}`, decision: 'adopt' }),
  );
  expect(frontOf(foldExchange(STREAM, events), events)).toBeNull();
});

const digest = (text: string) => Promise.resolve(toHex(portableHashing.sha256(toUtf8(text))));
const made = { build: '/a-1.js', stream: STREAM };
const front = { totals: { experiences: 1, lessons: 0 }, events: posted(1) };
const sealed = (await sealFront(digest, made, front))!;

it('what was kept is read again', async () => {
  expect(await readFront(digest, sealed, made.build)).toEqual({ stream: STREAM, front });
});

it('a page longer than a record is worth is not kept', async () => {
  const long = { ...front, events: [event(0, 'change.proposed', { text: 'a'.repeat(3_000_000) })] };
  expect(await sealFront(digest, made, long)).toBeNull();
});

it.each([
  ['nothing', undefined],
  ['a text', 'front'],
  ['half of it', { ...sealed, text: undefined }],
  ['another word', { ...sealed, text: sealed.text.replace('t0', 't1') }],
  ['a text cut off', { ...sealed, text: sealed.text.slice(0, -1) }],
  ['another build', { ...sealed, build: '/a-2.js' }],
  ['another stream', { ...sealed, stream: 'agency:1' }],
])('%s is no front', async (_, kept) => {
  expect(await readFront(digest, kept, made.build)).toBeNull();
});
