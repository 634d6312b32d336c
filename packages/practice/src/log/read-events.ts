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

/** Reads the row that begins at `at` as event `event`; gives where the next one begins. */
function readRow(
  scan: RowScanner,
  at: number,
  plan: readonly FieldPlan[],
  event: number,
  timeOf: Float64Array,
): number {
  for (let field = 0; ; field++) {
    const planned = plan[field];
    if (planned === undefined) throw new LogFault('too-many-fields', { row: event + 1, most: plan.length });
    const { codes } = planned;
    if (codes === null) scan.pass(at);
    else {
      scan.field(at);
      codes.codes[event] = codes.texts.intern(scan.start, scan.end, scan.hash);
    }
    if (planned.isTime) timeOf[event] = timeIn(scan, event + 1);
    if (!scan.more) return scan.nextRow();
    at = scan.end + 1;
  }
}

function checkRow(caseCode: number, row: number): void {
  if (caseCode === 0) throw new LogFault('no-case', { row });
}

/**
 * Reads an event log (docs/spec/check-log.md): a header line, then an event a row. Fields missing at the end of a row are
 * absent. Reads only `case`, `activity`, `time_ms` and the attributes of `wanted`.
 * @throws LogFault `no-header`, `no-column`, `column-twice`, `too-many-fields`, `no-case`, `bad-time` …
 */
export function readEventLog(bytes: Uint8Array, wanted: ReadonlySet<string>): EventLog {
  const { names, next } = readHeader(bytes);
  const most = countLines(bytes, next);
  const column = (): Column => ({ texts: new Dictionary(bytes), codes: new Int32Array(most) });
  const read = new Map(names.map((name) => [name, isRead(name, wanted) ? column() : null]));
  const plan = names.map(
    (name): FieldPlan => ({ codes: read.get(name) ?? null, isTime: name === 'time_ms' }),
  );
  const timeOf = new Float64Array(most).fill(Number.NaN);
  const cases = read.get('case')!;
  const scan = new RowScanner(bytes, next);
  let events = 0;
  for (let at = scan.skipEmpty(next); at < bytes.length; at = scan.skipEmpty(at)) {
    at = readRow(scan, at, plan, events, timeOf);
    checkRow(cases.codes[events]!, events + 1);
    events++;
  }
  const caseOf = cases.codes.map((code) => code - 1);
  return {
    events,
    caseOf,
    caseTexts: cases.texts,
    eventsIn: counted(caseOf, events, cases.texts.size - 1),
    activity: read.get('activity')!,
    timeOf,
    columns: new Map(
      [...read].flatMap(([name, one]) => (one !== null && wanted.has(name) ? [[name, one]] : [])),
    ),
    header: names,
    rowOf: null,
  };
}

function counted(caseOf: Int32Array, events: number, cases: number): Int32Array {
  const counts = new Int32Array(cases);
  for (let event = 0; event < events; event++) counts[caseOf[event]!]!++;
  return counts;
}

function isRead(name: string, wanted: ReadonlySet<string>): boolean {
  return name === 'case' || name === 'activity' || wanted.has(name);
}
