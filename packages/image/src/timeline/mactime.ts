import type { Entry } from '../contract.ts';
import { bodyRecords, type BodyRecord } from '../listing/bodyfile.ts';
import type { ByteLines } from '../listing/byte-lines.ts';
import { sortByText, sortByTime } from './sort.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** First line of the timeline. */
export const MACTIME_HEAD = 'Date,Size,Type,Mode,UID,GID,Meta,File Name';

const COMMA = 44;
const QUOTE = 34;

/** Which of a line's times are one second: m 8, a 4, c 2, b 1. */
const LETTERS = Array.from({ length: 16 }, (_, bits) =>
  ['m', 'a', 'c', 'b'].map((letter, i) => ((bits & (8 >> i)) === 0 ? '.' : letter)).join(''),
);

/** How the timeline is told. */
export interface MactimeOptions {
  /** Seconds the clocks of the zone shown are ahead of UTC at a moment. */
  readonly clock: (seconds: number) => number;
  /** Seconds the clock of the evidence was ahead of the right time; taken off every time. */
  readonly clockOffset?: number;
}

/** Four bits for each distinct second of a line. */
function secondsOf({ modified, accessed, changed, created }: BodyRecord): [second: number, bits: number][] {
  if (modified === accessed && modified === changed && modified === created) return [[modified, 15]];
  const found: [number, number][] = [];
  for (const [i, second] of [modified, accessed, changed, created].entries()) {
    const known = found.find(([one]) => one === second);
    if (known === undefined) found.push([second, 8 >> i]);
    else known[1] |= 8 >> i;
  }
  return found;
}

/**
 * A timeline of body-file lines as `mactime -d` prints it (Sleuth Kit 4.11.1): sorted by second, then number, then name;
 * a line for each second of a file, with the letters of the times that are that second; size, mode and owner of the last
 * line of that name. Unlike it, `%41` in a name stays what it is, and times before 1970 are kept.
 */
export class Mactime {
  private readonly records: BodyRecord[] = [];
  private readonly last = new Map<string, BodyRecord>();

  add(entry: Entry, prefix = ''): void {
    for (const record of bodyRecords(entry, prefix)) {
      const { modified, accessed, changed, created, name } = record;
      if (modified === 0 && accessed === 0 && changed === 0 && created === 0) continue;
      this.records.push(record);
      this.last.set(name, record);
    }
  }

  /** Writes the lines below {@link MACTIME_HEAD}, until nobody reads any more. */
  write(out: ByteLines, { clock, clockOffset = 0 }: MactimeOptions): void {
    const order = sortByText(this.records);
    const owners: number[] = [];
    const seconds: number[] = [];
    const bits: number[] = [];
    for (const index of order)
      for (const [second, which] of secondsOf(this.records[index]!)) {
        owners.push(index);
        seconds.push(second === 0 ? 0 : second - clockOffset);
        bits.push(which);
      }
    let shown = Number.NaN;
    let date = '';
    for (const i of sortByTime(seconds)) {
      const second = seconds[i]!;
      if (second !== shown) {
        shown = second;
        date = dateText(second, clock);
      }
      if (!this.line(out, date, this.records[owners[i]!]!, LETTERS[bits[i]!]!)) return;
    }
  }

  private line(out: ByteLines, date: string, { name, number }: BodyRecord, letters: string): boolean {
    const { size, mode, uid, gid } = this.last.get(name)!;
    out.text(date);
    out.letter(COMMA);
    out.number(size);
    out.letter(COMMA);
    out.text(letters);
    out.letter(COMMA);
    out.text(mode);
    out.letter(COMMA);
    out.number(uid);
    out.letter(COMMA);
    out.number(gid);
    out.letter(COMMA);
    if (typeof number === 'number') out.number(number);
    else out.text(number);
    out.text(',"');
    out.text(name.includes('"') ? name.replaceAll('"', '""') : name);
    out.letter(QUOTE);
    return out.end();
  }
}

function dateText(seconds: number, clock: (seconds: number) => number): string {
  if (seconds === 0) return 'Xxx Xxx 00 0000 00:00:00';
  const at = new Date((seconds + clock(seconds)) * 1000);
  const day = `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${TWO[at.getUTCDate()]} ${at.getUTCFullYear()}`;
  return `${day} ${TWO[at.getUTCHours()]}:${TWO[at.getUTCMinutes()]}:${TWO[at.getUTCSeconds()]}`;
}
