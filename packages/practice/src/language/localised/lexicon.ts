import type { Phrases } from '@tracecraft/phrases';
import { vocabulary, type FieldSpec } from '@tracecraft/record';
import { FOLDS } from '../fold-words.ts';
import { printLiteral } from '../print-check.ts';
import { OBJECTS, verbs } from '../words.ts';
import { normalTemplate } from './normal-text.ts';

/** What may stand in a place of a sentence that takes one word of the vocabulary. */
export type WordSort = 'object' | 'verb' | 'field' | 'state' | 'value' | 'role';

/** A word of the language and what the check language writes for it. */
export interface Word {
  readonly sort: WordSort;
  /** Identifier of the vocabulary, e.g. `paper-bag`. */
  readonly id: string;
  /** As a reader sees it, and as it is matched. */
  readonly shown: string;
  readonly text: string;
  readonly says: string;
}

/** Texts of list fields that sentences often name; they have words like choices. */
const LISTED = ['attesting-witness', 'live-device'];

/** Every word of `sort` in the language of `phrases`; what it has no phrase for is written as its identifier. */
export function wordsOf(sort: WordSort, phrases: Phrases): readonly Word[] {
  if (sort !== 'value') return idsOf(sort).map((id) => wordFor(sort, id, id, phrases));
  const spoken = (['yes', 'no'] as const).map((id) => ({
    ...wordFor('value', id, id, phrases),
    ...shownAs(phrases.say(`practice.value.${id}`)),
  }));
  const chosen = choices().map((id) => wordFor('value', id, printLiteral(id), phrases));
  return [...spoken, ...chosen, ...wordsOf('state', phrases)];
}

const PHRASE: Readonly<Record<WordSort, string>> = {
  object: 'practice.object',
  verb: 'practice.verb',
  field: 'practice.field',
  state: 'practice.state',
  value: 'practice.choice',
  role: 'practice.role',
};

function wordFor(sort: WordSort, id: string, says: string, phrases: Phrases): Word {
  const phrase = `${PHRASE[sort]}.${id.replaceAll(' ', '-')}`;
  return { sort, id, says, ...shownAs(phrases.has(phrase) ? sayWord(phrase, phrases) : id) };
}

/** A word alone: a verb in the form an order has, about the object the sentence speaks of. */
export function sayWord(phrase: string, phrases: Phrases): string {
  return phrases.say(phrase, { form: 'do', bound: 'yes' }).trim().replaceAll(/ +/g, ' ');
}

function shownAs(shown: string): { shown: string; text: string } {
  return { shown, text: normalTemplate(shown) };
}

function idsOf(sort: WordSort): readonly string[] {
  if (sort === 'object') return OBJECTS;
  if (sort === 'verb') return verbs();
  if (sort === 'field') return [...new Set(vocabulary.flatMap(({ fields }) => Object.keys(fields)))];
  if (sort === 'role') return [...new Set([...vocabulary.flatMap(rolesOf), 'created', 'performer'])];
  return Object.keys(FOLDS);
}

function rolesOf({ objects }: (typeof vocabulary)[number]): readonly string[] {
  return objects.map(({ role }) => role);
}

function choices(): readonly string[] {
  const fields = vocabulary.flatMap((kind): readonly FieldSpec[] => Object.values(kind.fields));
  const named = fields.flatMap((spec) => spec.choices ?? []);
  return [...new Set([...named, ...LISTED])];
}
