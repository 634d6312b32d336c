import type { FieldSpec, ObjectType } from '@tracecraft/record';
import { FOLDS } from '../../language/fold-words.ts';
import { attributesOf, kindFor, OBJECTS, verbs } from '../../language/words.ts';

/** Words that may stand where the caret is, and the stretch they replace. */
export interface WordSuggestions {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

const WORD = /[\p{L}\p{N}_-]*$/u;
const MOST = 12;
const STARTS = [
  'before',
  'after',
  'whenever',
  'never',
  'if',
  'at least',
  'at most',
  'exactly',
  'in order:',
  'just before',
  'just after',
  'not both',
];
const LIMITS = [
  'require',
  'within',
  'with',
  'by another officer',
  'by the same officer',
  'unless',
  'and',
  'or',
  'until',
  'for',
];
const UNITS = ['s', 'min', 'h', 'd'];
const RELATIONS = ['=', '≠', '≤', '≥', '<', '>', 'in (', 'is recorded'];

/** What the vocabulary and the grammar offer at `caret` of a check sentence, those that begin with what is typed first. */
export function suggestWords(sentence: string, caret: number): WordSuggestions {
  const typed = WORD.exec(sentence.slice(0, caret))?.[0] ?? '';
  const from = caret - typed.length;
  const before = sentence.slice(0, from);
  const offered = offeredAfter(before);
  const begins = offered.filter((word) => word.startsWith(typed));
  const holds = offered.filter((word) => !word.startsWith(typed) && typed.length > 1 && word.includes(typed));
  const words = [...new Set([...begins, ...holds])].filter((word) => word !== typed).slice(0, MOST);
  return { from, to: caret, words };
}

function offeredAfter(before: string): readonly string[] {
  const text = before.trimEnd();
  if (text === '') return ['for each'];
  if (/\b(for each|on)$/.test(text)) return OBJECTS;
  if (/\b(within|for|any) \d+$/.test(text)) return UNITS;
  const field = /([\p{L}_-]+)\s*(=|≠|<=|>=|!=|≤|≥|<|>|in \((?:[^)]*,)?)$/u.exec(text)?.[1];
  if (field !== undefined) return valuesOf(before, field);
  const object = /^for each ([a-z]+)/.exec(text)?.[1];
  if (text.endsWith(':')) return [...STARTS, ...verbs()];
  if (object !== undefined && !text.includes(':')) return whereWords(text, object as ObjectType);
  return offeredInForm(text);
}

/** After the colon. */
function offeredInForm(text: string): readonly string[] {
  if (/\b(with|same|different)$/.test(text)) return fieldsOf(text);
  if (/\bwhenever [a-z-]+, require$/.test(text)) return [...fieldsOf(text), ...Object.keys(FOLDS)];
  const last = /([\p{L}-]+)$/u.exec(text)?.[1] ?? '';
  if (kindFor(last) !== undefined) return [...LIMITS, ','];
  if (fieldsOf(text).includes(last)) return RELATIONS;
  if (/\b(and|or)$/.test(text)) return [...fieldsOf(text), ...verbs()];
  if (
    /\b(before|after|each|require|never|until|unless|new|also|both|least \d+|most \d+|exactly \d+|;)$/.test(
      text,
    )
  )
    return verbs();
  return [...LIMITS, ...verbs()];
}

function whereWords(text: string, object: ObjectType): readonly string[] {
  const attributes = Object.keys(attributesOf(object));
  if (/\b(where|and|or|not)$/.test(text)) return attributes;
  const last = /([\p{L}-]+)$/u.exec(text)?.[1] ?? '';
  return attributes.includes(last) ? RELATIONS : ['where', 'on', ':', 'and', 'or'];
}

/** Fields of the verb spoken of last. */
function fieldsOf(text: string): readonly string[] {
  return Object.keys(lastFields(text));
}

function lastFields(text: string): Readonly<Record<string, FieldSpec>> {
  const words = text.match(/[\p{L}-]+/gu) ?? [];
  const verb = words.findLast((word) => kindFor(word) !== undefined);
  return verb === undefined ? {} : (kindFor(verb)?.fields ?? {});
}

function valuesOf(text: string, field: string): readonly string[] {
  const object = /^for each ([a-z]+)/.exec(text)?.[1] as ObjectType | undefined;
  const spec = text.includes(':')
    ? lastFields(text)[field]
    : object === undefined
      ? undefined
      : attributesOf(object)[field];
  if (spec?.type === 'yes-no') return ['yes', 'no'];
  return spec?.choices ?? [];
}
