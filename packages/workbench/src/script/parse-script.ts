import { nearest } from '@tracecraft/practice';
import { kindNamed } from '@tracecraft/record';
import { LineFault, ScriptError, type ScriptFault } from './script-error.ts';
import { parseLine } from './parse-line.ts';
import type { Script, ScriptLine, ScriptOfficer } from './script.ts';
import { Words, tokensOf, type Token } from './token.ts';
import { dateExists, zoneKnown } from './zone-time.ts';

/** Most characters of a script, and most faults that are told at once. */
const LONGEST = 1_000_000;
const MOST_FAULTS = 20;
const HEADERS: readonly string[] = ['title', 'date', 'zone', 'officer'];

/** Day and zone when the script names none: those of its exercise. */
export interface ScriptDefaults {
  readonly date?: string;
  readonly zone?: string;
}

interface State {
  title: string | null;
  date: string | null;
  zone: string | null;
  readonly officers: Map<string, ScriptOfficer>;
  readonly lines: ScriptLine[];
  readonly introduced: Map<string, number>;
}

/**
 * Reads an act script (grammar: `printGrammar`). Throws ScriptError with every fault found, each with line, column
 * and the nearest right word: a script with a fault is not played at all.
 */
export function parseScript(source: string, defaults: ScriptDefaults = {}): Script {
  if (source.length > LONGEST)
    throw new ScriptError([fault(1, new LineFault('script.too-long', 1, { most: LONGEST }))]);
  const state: State = {
    title: null,
    date: defaults.date ?? null,
    zone: defaults.zone ?? null,
    officers: new Map(),
    lines: [],
    introduced: new Map(),
  };
  const faults: ScriptFault[] = [];
  for (const [i, text] of source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const problem = faultOfLine(state, text, i + 1);
    if (problem !== null && faults.length < MOST_FAULTS) faults.push(problem);
  }
  if (faults.length === 0 && state.lines.length === 0)
    faults.push(fault(1, new LineFault('script.empty', 1)));
  if (faults.length > 0) throw new ScriptError(faults);
  return {
    title: state.title,
    zone: state.zone ?? '',
    officers: [...state.officers.values()],
    lines: state.lines,
  };
}

function faultOfLine(state: State, text: string, line: number): ScriptFault | null {
  try {
    readLine(state, text, line);
    return null;
  } catch (problem) {
    if (problem instanceof LineFault) return fault(line, problem);
    throw problem;
  }
}

function fault(line: number, { code, column, params, suggestion }: LineFault): ScriptFault {
  return { code, line, column, params, suggestion };
}

function readLine(state: State, text: string, line: number): void {
  const [first] = tokensOf(text);
  if (first === undefined) return;
  if (/^\d/.test(first.text)) readAct(state, text, line, first);
  else readHeader(state, text, line);
}

function readAct(state: State, text: string, line: number, first: Token): void {
  const { date, zone } = state;
  if (date === null) throw new LineFault('script.no-date', first.column);
  if (zone === null) throw new LineFault('script.no-zone', first.column);
  const act = parseLine(text, line, { date, zone, officers: new Set(state.officers.keys()) });
  const before = state.lines.at(-1);
  if (before !== undefined && act.at < before.at)
    throw new LineFault('script.time-backwards', first.column, { text: first.text, before: before.line });
  for (const name of [act.introduces ? act.subject : null, act.label]) introduce(state, name, line, first);
  state.lines.push(act);
}

function introduce(state: State, name: string | null, line: number, { column }: Token): void {
  if (name === null) return;
  const before = state.introduced.get(name);
  if (before !== undefined) throw new LineFault('script.name-taken', column, { name, before });
  state.introduced.set(name, line);
}

function readHeader(state: State, text: string, line: number): void {
  const words = new Words(tokensOf(text), text.length);
  const head = words.next('header');
  if (head.quoted || !HEADERS.includes(head.text))
    throw new LineFault(
      'script.header-unknown',
      head.column,
      { word: head.text },
      nearest(head.text, HEADERS),
    );
  if (state.lines.length > 0 && head.text !== 'date')
    throw new LineFault('script.header-late', head.column, { word: head.text });
  if (head.text === 'title') state.title = restOf(text, head);
  else if (head.text === 'officer') readOfficer(state, words, line);
  else readDayOrZone(state, head.text, words.next(head.text));
}

function restOf(text: string, head: Token): string {
  return text
    .slice(head.column - 1 + head.text.length)
    .replace(/\s#.*$/, '')
    .trim();
}

function readDayOrZone(state: State, head: string, { text, column }: Token): void {
  if (head === 'date') {
    if (!dateExists(text)) throw new LineFault('script.date', column, { text });
    state.date = text;
    return;
  }
  if (!zoneKnown(text)) throw new LineFault('script.zone', column, { text });
  state.zone = text;
}

const DUTIES: readonly string[] = kindNamed('officer.joined')?.fields['duty']?.choices ?? [];

function readOfficer(state: State, words: Words, line: number): void {
  const handle = words.next('name');
  if (handle.quoted || !/^[\p{L}][\p{L}\p{N}._-]*$/u.test(handle.text))
    throw new LineFault('script.name', handle.column, { text: handle.text });
  if (state.officers.has(handle.text))
    throw new LineFault('script.officer-twice', handle.column, { officer: handle.text });
  const said = new Map<string, Token>();
  while (!words.done) readOfficerField(words, said);
  const duty = said.get('duty');
  if (duty === undefined)
    throw new LineFault('script.field-missing', handle.column, { field: 'duty', verb: 'officer' });
  if (!DUTIES.includes(duty.text))
    throw new LineFault(
      'script.duty-unknown',
      duty.column,
      { duty: duty.text, choices: DUTIES.join(', ') },
      nearest(duty.text, DUTIES),
    );
  const name = said.get('name')?.text ?? handle.text;
  state.officers.set(handle.text, {
    handle: handle.text,
    name,
    duty: duty.text,
    agency: said.get('agency')?.text ?? null,
    line,
  });
}

const OFFICER_FIELDS: readonly string[] = ['name', 'duty', 'agency'];

function readOfficerField(words: Words, said: Map<string, Token>): void {
  const field = words.next('field');
  if (!OFFICER_FIELDS.includes(field.text))
    throw new LineFault(
      'script.field-unknown',
      field.column,
      { field: field.text, verb: 'officer' },
      nearest(field.text, OFFICER_FIELDS),
    );
  if (words.done) throw new LineFault('script.value-missing', field.column, { field: field.text });
  if (said.has(field.text)) throw new LineFault('script.field-twice', field.column, { field: field.text });
  said.set(field.text, words.next('value'));
}
