import { nearest } from '../language/suggest.ts';
import { LogFault } from './log-fault.ts';

const COMPULSORY = ['case', 'activity', 'time_ms'] as const;
const LONGEST = 1 << 20;
const LINE_FEED = 10;

export interface Header {
  readonly names: readonly string[];
  /** Where the first row begins. */
  readonly next: number;
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function check(names: readonly string[], line: string): void {
  if (!COMPULSORY.some((name) => names.includes(name)))
    throw new LogFault('no-header', { found: shown(line), expected: COMPULSORY.join(', ') });
  for (const column of COMPULSORY)
    if (!names.includes(column))
      throw new LogFault('no-column', { column, near: nearest(column, names) ?? '' });
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new LogFault('column-twice', { column: twice });
}

/**
 * Reads the one header line: tab-separated names, `case`, `activity` and `time_ms` among them, in any order.
 * @throws LogFault `no-header`, `header-too-long`, `no-column`, `column-twice`
 */
export function readHeader(bytes: Uint8Array): Header {
  const found = bytes.indexOf(LINE_FEED);
  const end = found < 0 ? bytes.length : found;
  if (end > LONGEST) throw new LogFault('header-too-long', { bytes: end, most: LONGEST });
  const line = new TextDecoder().decode(bytes.subarray(0, end)).replace(/\r$/, '');
  const names = line.split('\t');
  check(names, line);
  return { names, next: Math.min(end + 1, bytes.length) };
}
