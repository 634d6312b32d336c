import type { Phrases } from '@tracecraft/phrases';
import { CHECK_LANGUAGE } from './check-language.ts';
import { wordsOf, type Word, type WordSort } from './lexicon.ts';
import { readCheckTemplate, readTemplate, type Piece } from './template.ts';
import { WordTable } from './word-table.ts';

/** A phrase of the language with the check-language text it stands for. */
export interface Rule {
  readonly id: string;
  readonly pieces: readonly (Piece & { readonly symbol?: string })[];
  readonly says: readonly ({ readonly text: string } | { readonly slot: string })[];
}

/** What may stand in a place: one of some phrases, a list of parts, a word, a number, a text in quotes. */
export type Symbol =
  | {
      readonly kind: 'rules';
      readonly rules: readonly Rule[];
      readonly also: readonly string[];
      readonly optional: boolean;
    }
  | { readonly kind: 'joined'; readonly part: string; readonly joint: Rule }
  | { readonly kind: 'word'; readonly sort: WordSort; readonly words: WordTable }
  | { readonly kind: 'number' | 'text' };

/** The grammar of one language: made from its catalogue alone. */
export interface Grammar {
  readonly symbols: Readonly<Record<string, Symbol>>;
  readonly words: Readonly<Record<WordSort, readonly Word[]>>;
}

const FORMS = ids('practice.form.');
const MEASURES = [...ids('practice.duration.'), ...ids('practice.mass.')];
const CONDITIONS = ids('practice.condition.');

function ids(prefix: string): readonly string[] {
  return Object.keys(CHECK_LANGUAGE).filter((id) => id.startsWith(prefix));
}

/** Phrases a place may hold, and other places it may be; `?`: it may be empty. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  sentence: ['practice.sentence'],
  'where?': ['practice.sentence.where'],
  'on?': ['practice.sentence.on'],
  'unless?': ['practice.sentence.unless'],
  form: FORMS,
  act: ['practice.act', 'practice.act.with'],
  verb: ['practice.act.as', '@verb'],
  'by?': ['practice.by.another', 'practice.by.same'],
  single: CONDITIONS,
  field: ['@field', '@state'],
  value: ['@value', '@number', '@text', ...MEASURES],
  duration: ids('practice.duration.'),
  'within?': ['practice.limit.within'],
  'window?': ['practice.limit.within-any'],
  'before?': ['practice.limit.before'],
  'until?': ['practice.limit.until'],
  'lasting?': ['practice.limit.lasting'],
};

/** Lists: the part, and the joint between two. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  pattern: ['all', 'practice.joint.or'],
  all: ['act', 'practice.joint.and'],
  acts: ['act', 'practice.joint.or'],
  steps: ['acts', 'practice.joint.step'],
  condition: ['every', 'practice.joint.or'],
  every: ['single', 'practice.joint.and'],
  values: ['value', 'practice.joint.list'],
};

/** What a slot of a template holds, by its name; some templates differ. */
const HOLDS: Readonly<Record<string, string>> = {
  object: '@object',
  where: 'where?',
  on: 'on?',
  form: 'form',
  unless: 'unless?',
  activation: 'acts',
  target: 'pattern',
  within: 'within?',
  before: 'before?',
  until: 'until?',
  lasting: 'lasting?',
  count: '@number',
  condition: 'condition',
  steps: 'steps',
  verb: 'verb',
  by: 'by?',
  role: '@role',
  field: 'field',
  value: 'value',
  values: 'values',
  list: '@state',
  duration: 'duration',
};

const COUNTED = { target: 'acts', within: 'window?' };
const DIFFERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'practice.form.not-response': { target: 'acts' },
  'practice.form.absence': { target: 'acts' },
  'practice.form.not-coexistence': { target: 'acts' },
  'practice.form.existence': COUNTED,
  'practice.form.at-most': COUNTED,
  'practice.form.exactly': COUNTED,
  'practice.limit.before': { target: 'acts' },
  'practice.limit.until': { target: 'acts' },
  'practice.condition.not': { condition: 'single' },
  'practice.act.as': { verb: '@verb' },
};

const SORTS: readonly WordSort[] = ['object', 'verb', 'field', 'state', 'value', 'role'];
const known = new WeakMap<Phrases, Grammar>();

/** The grammar of the language of `phrases`; made once. */
export function grammarOf(phrases: Phrases): Grammar {
  const made = known.get(phrases) ?? makeGrammar(phrases);
  known.set(phrases, made);
  return made;
}

function makeGrammar(phrases: Phrases): Grammar {
  const words = Object.fromEntries(SORTS.map((sort) => [sort, wordsOf(sort, phrases)])) as Grammar['words'];
  const rule = (id: string): Rule => ruleOf(id, phrases);
  const symbols: Record<string, Symbol> = { '@number': { kind: 'number' }, '@text': { kind: 'text' } };
  for (const sort of SORTS) symbols[`@${sort}`] = { kind: 'word', sort, words: new WordTable(words[sort]) };
  for (const [name, [part, joint]] of Object.entries(LISTS))
    symbols[name] = { kind: 'joined', part, joint: rule(joint) };
  for (const [name, held] of Object.entries(PLACES))
    symbols[name] = {
      kind: 'rules',
      rules: held.filter((id) => !id.startsWith('@')).map(rule),
      also: held.filter((id) => id.startsWith('@')),
      optional: name.endsWith('?'),
    };
  return { symbols, words };
}

function ruleOf(id: string, phrases: Phrases): Rule {
  const pieces = readTemplate(id, phrases).map((piece) =>
    'slot' in piece ? { ...piece, symbol: DIFFERS[id]?.[piece.slot] ?? HOLDS[piece.slot]! } : piece,
  );
  return { id, pieces, says: readCheckTemplate(CHECK_LANGUAGE[id]!) };
}
