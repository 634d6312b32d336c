import { vocabulary, type FieldSpec } from '@tracecraft/record';
import type { Problem, ProblemCode } from '../problem.ts';
import { SentenceFault } from '../token.ts';
import { kindFor } from '../words.ts';
import { closest, type Candidate, type Closest } from './closest.ts';
import type { Grammar } from './grammar.ts';
import type { Word, WordSort } from './lexicon.ts';
import type { Wanted } from './misses.ts';
import type { NormalText } from './normal-text.ts';
import type { Reader, WordRead } from './reader.ts';
import { flatten, type Said } from './said.ts';

/** The fault of a sentence nobody can read: at the farthest word reached, with the word that was meant. */
export function faultWhere(reader: Reader, normal: NormalText, grammar: Grammar): SentenceFault {
  const { at, wanted } = reader.misses;
  const before = contextOf(reader.wordsRead, at);
  const candidates = wanted.flatMap((one) => candidatesOf(one, grammar, before));
  const here = closest(normal.text, at, candidates);
  const found = [here, ...longerWords(reader, normal.text, grammar)].toSorted((a, b) => a.away - b.away)[0]!;
  const end = normal.at[found.at + found.length]!;
  const place = { at: normal.at[found.at]!, length: Math.max(1, end - normal.at[found.at]!) };
  const expected = expectedText(candidates, found.best);
  if (found.at >= normal.text.length) return new SentenceFault('sentence.unfinished', place, { expected });
  const sort = found.best?.sort ?? sortOf(wanted);
  return new SentenceFault(codeOf(sort, before), place, {
    found: normal.text.slice(found.at, found.at + found.length),
    suggestion: found.best?.shown ?? '',
    ...paramsOf(sort, before, candidates, expected),
  });
}

/** A word that was read may be the beginning of a longer one that was meant: `nguồn diện` for `nguồn điện`. */
function longerWords(reader: Reader, text: string, grammar: Grammar): readonly Closest[] {
  const { at } = reader.misses;
  const last = reader.wordsRead.filter(({ to }) => to === at || to === at - 1);
  return last.map(({ word, from }) =>
    closest(
      text,
      from,
      grammar.words[word.sort].filter(
        (one) => one.text.length > word.text.length && one.text.startsWith(word.text),
      ),
    ),
  );
}

/** What the sentence spoke of just before a place. */
interface Context {
  readonly verb: Word | null;
  readonly field: Word | null;
  readonly object: Word | null;
}

function contextOf(read: readonly WordRead[], at: number): Context {
  const last = (sort: WordSort): Word | null => {
    const own = read.filter(({ word, to }) => word.sort === sort && to <= at);
    return own.toSorted((a, b) => b.to - a.to || a.from - b.from)[0]?.word ?? null;
  };
  return { verb: last('verb'), field: last('field'), object: last('object') };
}

function candidatesOf(wanted: Wanted, grammar: Grammar, { field }: Context): readonly Candidate[] {
  if (wanted.kind === 'literal') {
    const text = wanted.text.trim();
    return text === '' ? [] : [{ sort: 'literal', text, shown: text }];
  }
  if (wanted.kind !== 'word') return [];
  const words = grammar.words[wanted.sort];
  const choices = wanted.sort === 'value' && field !== null ? choicesOf(field.id) : null;
  return choices === null || choices.size === 0 ? words : words.filter(({ id }) => choices.has(id));
}

/** Values that a field of this name may have in some kind. */
function choicesOf(field: string): ReadonlySet<string> {
  const specs = vocabulary.flatMap(({ fields }): FieldSpec[] =>
    fields[field] === undefined ? [] : [fields[field]],
  );
  return new Set(specs.flatMap((spec) => (spec.type === 'yes-no' ? ['yes', 'no'] : (spec.choices ?? []))));
}

/** The sort to blame where no word is near: what an author most likely meant to write there. */
function sortOf(wanted: readonly Wanted[]): Candidate['sort'] {
  const sorts = wanted.map((one) => (one.kind === 'word' ? one.sort : 'literal'));
  return (
    (['verb', 'field', 'value', 'object', 'role'] as const).find((sort) => sorts.includes(sort)) ?? 'literal'
  );
}

function codeOf(sort: Candidate['sort'], { verb }: Context): ProblemCode {
  if (sort === 'verb') return 'sentence.unknown-verb';
  if (sort === 'object') return 'sentence.unknown-object';
  if (sort === 'value') return 'sentence.unknown-choice';
  if (sort === 'field' || sort === 'state')
    return verb === null ? 'sentence.unknown-attribute' : 'sentence.unknown-field';
  return 'sentence.unexpected-word';
}

function paramsOf(
  sort: Candidate['sort'],
  { verb, field, object }: Context,
  candidates: readonly Candidate[],
  expected: string,
): Problem['params'] {
  if (sort === 'field' || sort === 'state') return { subject: (verb ?? object)?.shown ?? '' };
  if (sort === 'value')
    return { field: field?.shown ?? '', choices: shownOf(candidates, 'value').join(', ') };
  return sort === 'verb' || sort === 'object' ? {} : { expected };
}

function shownOf(candidates: readonly Candidate[], sort: Candidate['sort']): readonly string[] {
  return [...new Set(candidates.filter((one) => one.sort === sort).map(({ shown }) => shown))].slice(0, 12);
}

/** Texts that could stand there; of words only that there is one, they are too many to list. */
function expectedText(candidates: readonly Candidate[], best: Candidate | null): string {
  const texts = [...new Set([...(best === null ? [] : [best.shown]), ...shownOf(candidates, 'literal')])];
  return texts.slice(0, 6).join(' | ');
}

/** A fault of the check language said of the sentence it was translated from. */
export function faultFrom(
  fault: SentenceFault,
  said: Said,
  normal: NormalText,
  grammar: Grammar,
): SentenceFault {
  let offset = 0;
  const pieces = flatten(said).map((piece) => ({
    ...piece,
    at: (offset += piece.text.length) - piece.text.length,
  }));
  const own = pieces.find(({ at, text }) => fault.at >= at && fault.at < at + text.length);
  const [from, to] = own === undefined ? [normal.text.length, normal.text.length] : [own.from, own.to];
  const place = { at: normal.at[from]!, length: Math.max(1, normal.at[to]! - normal.at[from]!) };
  const params = Object.entries(fault.params).map(([name, value]) => [
    name,
    translated(name, value, fault, grammar),
  ]);
  const found = own === undefined ? {} : { found: normal.text.slice(from, to) };
  return new SentenceFault(fault.code, place, {
    ...Object.fromEntries(params),
    ...('found' in fault.params ? found : {}),
  });
}

const SORT_OF: Readonly<Record<string, WordSort>> = {
  'sentence.unknown-verb': 'verb',
  'sentence.unknown-field': 'field',
  'sentence.unknown-attribute': 'field',
  'sentence.unknown-choice': 'value',
  'sentence.unknown-object': 'object',
  'sentence.unexpected-word': 'role',
};

/** Identifiers in a parameter, replaced by the words of the language. */
function translated(
  name: string,
  value: string | number,
  { code }: SentenceFault,
  grammar: Grammar,
): string | number {
  if (typeof value === 'number' || name === 'type') return value;
  const sort =
    name === 'field'
      ? 'field'
      : name === 'subject'
        ? kindFor(value) === undefined
          ? 'object'
          : 'verb'
        : SORT_OF[code];
  const joint = name === 'choices' ? ', ' : name === 'expected' ? ' | ' : ' or ';
  const shown = (id: string): string =>
    (sort === undefined ? undefined : grammar.words[sort].find((word) => word.id === id))?.shown ?? id;
  return value.split(joint).map(shown).join(joint);
}
