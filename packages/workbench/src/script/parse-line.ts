import { nearest } from '@tracecraft/practice';
import { LineFault } from './script-error.ts';
import { readValue, type ValueContext } from './read-value.ts';
import type { ScriptLine, ScriptValue } from './script.ts';
import { Words, tokensOf, type Token } from './token.ts';
import { scriptVerb, verbWords, type ScriptVerb } from './verbs.ts';
import { secondsOf, wallToUtc } from './zone-time.ts';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
/** Words that are not fields of the vocabulary but of the script. */
const LATE = 'late';
const LABEL = 'as';
const EVIDENCE = 'evidence';

interface Draft {
  subject: string | null;
  label: string | null;
  evidence: string | null;
  late: number | null;
  fields: Record<string, ScriptValue>;
  objects: Record<string, string>;
}

/** One act line: `HH:MM[:SS] OFFICER VERB [NAME] [FIELD VALUE]…`. Throws LineFault. */
export function parseLine(text: string, line: number, context: ValueContext): ScriptLine {
  const tokens = tokensOf(text);
  const words = new Words(tokens, text.length);
  const at = timeOf(words.next('time'), context);
  const officer = officerOf(words.next('officer'), context);
  const verbToken = words.next('verb');
  const verb = verbOf(verbToken);
  const draft: Draft = { subject: null, label: null, evidence: null, late: null, fields: {}, objects: {} };
  readSubject(words, verb, verbToken, draft);
  while (!words.done) readField(words, verb, draft, context);
  checkComplete(verb, verbToken, draft, at);
  return {
    line,
    text: text.slice(0, (tokens.at(-1)?.end ?? 1) - 1).trim(),
    at,
    officer,
    verb: verbToken.text,
    kind: verb.kind.kind,
    introduces: verb.subject.introduces,
    ...draft,
  };
}

function timeOf({ text, column }: Token, { date, zone }: ValueContext): number {
  const seconds = secondsOf(text);
  if (seconds === null) throw new LineFault('script.time', column, { text });
  return wallToUtc(zone, date, seconds);
}

function officerOf({ text, column }: Token, { officers }: ValueContext): string {
  if (officers.has(text)) return text;
  throw new LineFault('script.officer-unknown', column, { officer: text }, nearest(text, officers));
}

function verbOf({ text, column }: Token): ScriptVerb {
  const verb = scriptVerb(text);
  if (verb === undefined)
    throw new LineFault('script.verb-unknown', column, { verb: text }, nearest(text, verbWords()));
  return verb;
}

function readSubject(words: Words, verb: ScriptVerb, verbToken: Token, draft: Draft): void {
  const { introduces, roles, required } = verb.subject;
  const token = words.peek();
  if (!introduces && roles.length === 0) return;
  if (token === undefined || (!required && isFieldWord(verb, token.text))) {
    if (required) throw new LineFault('script.name-missing', verbToken.column, { verb: verbToken.text });
    return;
  }
  draft.subject = nameOf(words.next('name'));
}

function nameOf({ text, column, quoted }: Token): string {
  if (quoted || !NAME.test(text)) throw new LineFault('script.name', column, { text });
  return text;
}

function isFieldWord(verb: ScriptVerb, word: string): boolean {
  return wordsOf(verb).includes(word);
}

function wordsOf(verb: ScriptVerb): readonly string[] {
  const evidence = verb.kind.kind === 'image.acquired' ? [EVIDENCE] : [];
  return [...verb.fields.keys(), ...verb.roles.keys(), LATE, LABEL, ...evidence];
}

function readField(words: Words, verb: ScriptVerb, draft: Draft, context: ValueContext): void {
  const word = words.next('field');
  const { text, column } = word;
  if (word.quoted || !isFieldWord(verb, text))
    throw new LineFault(
      'script.field-unknown',
      column,
      { field: text, verb: verb.verbs[0] ?? '' },
      nearest(text, wordsOf(verb)),
    );
  if (words.done) throw new LineFault('script.value-missing', column, { field: text });
  const value = words.next('value');
  if (text === LATE) once(draft.late, word, () => (draft.late = timeOf(value, context)));
  else if (text === LABEL) once(draft.label, word, () => (draft.label = nameOf(value)));
  else if (text === EVIDENCE && !verb.fields.has(text))
    once(draft.evidence, word, () => (draft.evidence = value.text));
  else readOwnField(verb, word, value, draft, context);
}

/** A field of the vocabulary wins over a role of the same name. */
function readOwnField(
  verb: ScriptVerb,
  word: Token,
  value: Token,
  draft: Draft,
  context: ValueContext,
): void {
  const field = verb.fields.get(word.text);
  const role = verb.roles.get(word.text);
  if (field !== undefined)
    once(
      draft.fields[field.name],
      word,
      () => (draft.fields[field.name] = readValue(field.name, field.spec, value, context)),
    );
  else if (role !== undefined)
    once(draft.objects[role.role], word, () => (draft.objects[role.role] = nameOf(value)));
}

function once(before: unknown, word: Token, set: () => unknown): void {
  if (before !== null && before !== undefined)
    throw new LineFault('script.field-twice', word.column, { field: word.text });
  set();
}

function checkComplete(verb: ScriptVerb, verbToken: Token, draft: Draft, at: number): void {
  const missing = verb.needed.find((field) => draft.fields[field] === undefined);
  if (missing !== undefined)
    throw new LineFault('script.field-missing', verbToken.column, { field: missing, verb: verbToken.text });
  if (draft.late !== null && draft.late > at)
    throw new LineFault('script.late-in-future', verbToken.column, {});
}
