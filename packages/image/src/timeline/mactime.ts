import type { Entry } from '../contract.ts';
import { bodyRecords, type BodyRecord } from '../listing/bodyfile.ts';
import { sortByText, sortByTime } from './sort.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** First line of the timeline. */
export const MACTIME_HEAD = 'Date,Size,Type,Mode,UID,GID,Meta,File Name';

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

  *lines({ clock, clockOffset = 0 }: MactimeOptions): Generator<string> {
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
      yield this.line(date, this.records[owners[i]!]!, LETTERS[bits[i]!]!);
    }
  }

  private line(date: string, { name, number }: BodyRecord, letters: string): string {
    const { size, mode, uid, gid } = this.last.get(name)!;
    const quoted = name.includes('"') ? name.replaceAll('"', '""') : name;
    return `${date},${size},${letters},${mode},${uid},${gid},${number},"${quoted}"`;
  }
}

function dateText(seconds: number, clock: (seconds: number) => number): string {
  if (seconds === 0) return 'Xxx Xxx 00 0000 00:00:00';
  const at = new Date((seconds + clock(seconds)) * 1000);
  const day = `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${TWO[at.getUTCDate()]} ${at.getUTCFullYear()}`;
  return `${day} ${TWO[at.getUTCHours()]}:${TWO[at.getUTCMinutes()]}:${TWO[at.getUTCSeconds()]}`;
}
