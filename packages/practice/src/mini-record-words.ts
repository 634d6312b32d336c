import type { EventKind, FieldSpec, FieldValue } from '@tracecraft/record';
import { nearest } from './language/suggest.ts';

/** A mini-record that cannot be read: line (from 1) and what is wrong. */
export class MiniRecordError extends Error {
  readonly code = 'practice.mini-record';
  readonly line: number;
  readonly params: { readonly found: string; readonly expected: string; readonly suggestion: string };

  constructor(line: number, found: string, expected: string, suggestion = '') {
    super(
      `line ${line}: '${found}', expected ${expected}${suggestion === '' ? '' : `; did you mean '${suggestion}'?`}`,
    );
    this.name = 'MiniRecordError';
    this.line = line;
    this.params = { found, expected, suggestion };
  }
}

/** Midnight the times of a mini-record count from: 2 March 2026, UTC. */
export const MINI_DAY = Date.UTC(2026, 2, 2);

export const MINUTE = 60_000;

/** What stands in braces behind a line. */
export interface LineOptions {
  readonly feed: string;
  readonly recorded: number | null;
  readonly lastsMs: number;
  readonly offsetMinutes: number;
  readonly uncertaintyMs: number;
  readonly epoch: number;
  readonly sees: readonly number[];
  readonly pictured: boolean;
}

export const PLAIN: LineOptions = {
  feed: 'device',
  recorded: null,
  lastsMs: 0,
  offsetMinutes: 0,
  uncertaintyMs: 0,
  epoch: 0,
  sees: [],
  pictured: false,
};

/** What names and line numbers mean where a field refers to them. */
export interface Known {
  readonly idOf: (name: string) => string;
  readonly idOfLine: (line: number) => string | undefined;
}

type Option = (rest: readonly string[], number: number) => Partial<LineOptions>;

const OPTIONS: Readonly<Record<string, Option>> = {
  on: (rest) => ({ feed: rest.join(' ') }),
  recorded: (rest, number) => ({ recorded: parseTime([...rest], number) }),
  lasts: (rest) => ({ lastsMs: span(rest) }),
  offset: (rest) => ({ offsetMinutes: Number(rest[0]) }),
  clock: (rest) => ({ uncertaintyMs: span(rest) }),
  epoch: (rest) => ({ epoch: Number(rest[0]) }),
  sees: (rest) => ({ sees: rest.map(Number) }),
  picture: () => ({ pictured: true }),
};

function span([count, unit]: readonly string[]): number {
  return Number(count) * (unit === 'min' ? MINUTE : 1000);
}

/** Cuts the braces off a line and reads them. */
export function splitOptions(text: string, number: number): { body: string; options: LineOptions } {
  const found = /^(.*?)\s*\{([^{}]*)\}$/.exec(text);
  let options = PLAIN;
  for (const part of (found?.[2] ?? '').split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const [word = '', ...rest] = part.split(/\s+/);
    if (!Object.hasOwn(OPTIONS, word))
      throw new MiniRecordError(number, part, Object.keys(OPTIONS).join(' | '));
    options = { ...options, ...OPTIONS[word]!(rest, number) };
  }
  return { body: found?.[1] ?? text, options };
}

export function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');
}

/** UTC ms of `HH:MM[:SS]`, with `2d` before it for the second day; takes the words. */
export function parseTime(words: string[], number: number): number {
  const day = /^(\d{1,4})d$/.exec(words[0] ?? '');
  if (day !== null) words.shift();
  const text = words.shift() ?? '';
  const found = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (found === null) throw new MiniRecordError(number, text, 'a time, HH:MM');
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
  return MINI_DAY + (day === null ? 0 : Number(day[1]) - 1) * 86_400_000 + seconds * 1000;
}

export function take(words: string[], number: number, expected: string): string {
  const word = words.shift();
  if (word === undefined) throw new MiniRecordError(number, 'end of line', expected);
  return word;
}

/** Fields and values to the end of the line. */
export function parseFields(
  kind: EventKind,
  words: string[],
  number: number,
  known: Known,
): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  while (words.length > 0) {
    const name = words.shift()!;
    const spec = kind.fields[name];
    if (spec === undefined)
      throw new MiniRecordError(
        number,
        name,
        `a field of ${kind.kind}`,
        nearest(name, Object.keys(kind.fields)) ?? '',
      );
    fields[name] =
      name === 'object' ? known.idOf(take(words, number, 'a value')) : parseValue(spec, words, number, known);
  }
  return fields;
}

function parseValue(spec: FieldSpec, words: string[], number: number, known: Known): FieldValue {
  if (spec.type === 'time') return parseTime(words, number);
  const word = take(words, number, 'a value');
  switch (spec.type) {
    case 'list':
      return word.split(',').map((item) => item.trim());
    case 'integer':
      return integer(word, number);
    case 'yes-no':
      if (word !== 'yes' && word !== 'no') throw new MiniRecordError(number, word, 'yes | no');
      return word === 'yes';
    case 'choice':
      return choice(word, spec.choices ?? [], number);
    case 'event':
      return /^\d{1,6}$/.test(word) ? (known.idOfLine(Number(word)) ?? word) : word;
    default:
      return word;
  }
}

function integer(word: string, number: number): number {
  if (!/^-?\d{1,15}$/.test(word)) throw new MiniRecordError(number, word, 'a whole number');
  return Number(word);
}

function choice(word: string, choices: readonly string[], number: number): string {
  if (choices.includes(word)) return word;
  throw new MiniRecordError(number, word, choices.join(' | '), nearest(word, choices) ?? '');
}
