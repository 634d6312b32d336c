import { Dictionary } from './dictionary.ts';
import type { Column, EventLog } from './event-log.ts';
import { LogFault } from './log-fault.ts';
import { readHeader } from './read-header.ts';
import { countLines, RowScanner } from './row-scanner.ts';

/** What one field of a row is read into; a field may be a time and an attribute at once. */
interface FieldPlan {
  readonly codes: Column | null;
  readonly isTime: boolean;
}

const ZERO = 48;
const MINUS = 45;
/** 15 digits: exact in a double, and the year 33658. */
const LONGEST_TIME = 15;

/** The whole number a field holds; NaN when it is empty. */
function timeIn({ bytes, start, end }: RowScanner, row: number): number {
  if (start === end) return Number.NaN;
  const first = bytes[start] === MINUS ? start + 1 : start;
  let time = 0;
  let bad = first === end || end - first > LONGEST_TIME;
  for (let at = first; at < end && !bad; at++) {
    const digit = bytes[at]! - ZERO;
    bad = digit < 0 || digit > 9;
    time = time * 10 + digit;
  }
  if (bad) throw new LogFault('bad-time', { row, found: shown(bytes, start, end) });
  return first === start ? time : -time;
}

function shown(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 60)));
}

/** What the fields of every row are read into, and how many there are at least. */
interface RowPlan {
  readonly fields: readonly FieldPlan[];
  readonly least: number;
}

/** Reads the row that begins at `at` as event `event`; gives where the next one begins. */
function readRow(
  scan: RowScanner,
  at: number,
  { fields, least }: RowPlan,
  event: number,
  timeOf: Float64Array,
): number {
  for (let field = 0; ; field++) {
    const planned = fields[field];
    if (planned === undefined) throw new LogFault('too-many-fields', { row: event + 1, most: fields.length });
    const { codes } = planned;
    if (codes === null) scan.pass(at);
    else {
      scan.field(at);
      codes.codes[event] = codes.texts.intern(scan.start, scan.end, scan.hash);
    }
    if (planned.isTime) timeOf[event] = timeIn(scan, event + 1);
    if (scan.more) at = scan.end + 1;
    else if (field + 1 >= least) return scan.nextRow();
    else throw new LogFault('too-few-fields', { row: event + 1, found: field + 1, least });
  }
}

function planOf(names: readonly string[], read: ReadonlyMap<string, Column>): RowPlan {
  const fields = names.map((name) => ({ codes: read.get(name) ?? null, isTime: name === 'time_ms' }));
  return { fields, least: Math.max(names.indexOf('case'), names.indexOf('activity')) + 1 };
}

/** Reads every row; gives how many there are. */
function readRows(scan: RowScanner, at: number, plan: RowPlan, cases: Column, timeOf: Float64Array): number {
  let events = 0;
  for (at = scan.skipEmpty(at); at < scan.bytes.length; at = scan.skipEmpty(at)) {
    at = readRow(scan, at, plan, events, timeOf);
    if (cases.codes[events++] === 0) throw new LogFault('no-case', { row: events });
  }
  return events;
}

function counted(caseOf: Int32Array, cases: number): Int32Array {
  const counts = new Int32Array(cases);
  for (let event = 0; event < caseOf.length; event++) counts[caseOf[event]!]!++;
  return counts;
}

/**
 * Reads an event log (docs/spec/check-log.md): a header line, then an event a row. Fields missing at the end of a row are
 * absent. Reads only `case`, `activity`, `time_ms` and the attributes of `wanted`.
 * @throws LogFault `no-header`, `header-too-long`, `no-column`, `column-twice`, `too-few-fields`, `too-many-fields`,
 * `no-case`, `bad-time`
 */
export function readEventLog(bytes: Uint8Array, wanted: ReadonlySet<string>): EventLog {
  const { names, next } = readHeader(bytes);
  const most = countLines(bytes, next);
  const read = new Map<string, Column>();
  for (const name of names)
    if (name === 'case' || name === 'activity' || wanted.has(name))
      read.set(name, { texts: new Dictionary(bytes), codes: new Int32Array(most) });
  const timeOf = new Float64Array(most).fill(Number.NaN);
  const cases = read.get('case')!;
  const events = readRows(new RowScanner(bytes, next), next, planOf(names, read), cases, timeOf);
  const trimmed = new Map(
    [...read].map(([name, { texts, codes }]) => [name, { texts, codes: codes.subarray(0, events) }]),
  );
  const caseOf = trimmed.get('case')!.codes.map((code) => code - 1);
  return {
    events,
    caseOf,
    caseTexts: cases.texts,
    eventsIn: counted(caseOf, cases.texts.size - 1),
    activity: trimmed.get('activity')!,
    timeOf: timeOf.subarray(0, events),
    columns: trimmed,
    header: names,
    rowOf: null,
  };
}
