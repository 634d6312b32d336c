import { toUtf8 } from '@tracecraft/bytes';
import type { FileSystem } from '../contract.ts';
import { writeListing } from '../listing/bodyfile.ts';
import { ByteLines } from '../listing/byte-lines.ts';
import { BodyRows } from './body-rows.ts';
import { RowEvents } from './row-events.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** First line of the timeline. */
export const MACTIME_HEAD = 'Date,Size,Type,Mode,UID,GID,Meta,File Name';

/** Which of a line's times are one second: m 8, a 4, c 2, b 1. */
const LETTERS = Array.from({ length: 16 }, (_, bits) =>
  toUtf8(`,${['m', 'a', 'c', 'b'].map((letter, i) => ((bits & (8 >> i)) === 0 ? '.' : letter)).join('')}`),
);

/** How the timeline is told. */
export interface MactimeOptions {
  /** Seconds the clocks of the zone shown are ahead of UTC at a moment. */
  readonly clock: (seconds: number) => number;
  /** Seconds the clock of the evidence was ahead of the right time; taken off every time. */
  readonly clockOffset?: number;
}

/**
 * A timeline of body-file lines as `mactime -d` prints it (Sleuth Kit 4.11.1): sorted by second, then number, then name;
 * a line for each second of a file, with the letters of the times that are that second; size, mode and owner of the last
 * line of that name. Unlike it, `%41` in a name stays what it is, and times before 1970 are kept.
 */
export class Mactime {
  private readonly rows = new BodyRows();
  /** A line whose end has not come yet. */
  private rest = new Uint8Array(0);

  /** Takes the listing of a file system; `prefix` goes before each path, to tell volumes apart. */
  add(fileSystem: FileSystem, prefix = ''): void {
    const lines = new ByteLines((bytes, ends) => this.take(bytes, ends), this.rows);
    writeListing(fileSystem, lines, prefix);
    lines.flush();
  }

  /** Writes the lines below {@link MACTIME_HEAD}, until nobody reads any more. */
  write(out: ByteLines, { clock, clockOffset = 0 }: MactimeOptions): void {
    const { rows } = this;
    const events = new RowEvents(rows, clockOffset);
    const lasts = events.lasts();
    let shown = Number.NaN;
    let date: Uint8Array = new Uint8Array(0);
    events.forEach((second, row, bits) => {
      if (second !== shown) {
        shown = second;
        date = toUtf8(dateText(second, clock));
      }
      const last = lasts === null ? row : lasts[row]!;
      out.whole(date);
      rows.writeSize(last, out);
      out.whole(LETTERS[bits]!);
      rows.writeOwner(last, out);
      rows.writePath(row, out);
      return out.end();
    });
  }

  /** Lines of a body file that end at `ends`, and the beginning of one that does not. */
  private take(bytes: Uint8Array, ends: Int32Array): true {
    let from = 0;
    for (const end of ends) {
      if (this.rest.length === 0) this.rows.add(bytes, from, end - 1);
      else {
        const line = joined(this.rest, bytes.subarray(0, end));
        this.rows.add(line, 0, line.length - 1);
        this.rest = new Uint8Array(0);
      }
      from = end;
    }
    if (from < bytes.length) this.rest = joined(this.rest, bytes.subarray(from));
    return true;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function dateText(seconds: number, clock: (seconds: number) => number): string {
  if (seconds === 0) return 'Xxx Xxx 00 0000 00:00:00,';
  const at = new Date((seconds + clock(seconds)) * 1000);
  const day = `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${TWO[at.getUTCDate()]} ${at.getUTCFullYear()}`;
  return `${day} ${TWO[at.getUTCHours()]}:${TWO[at.getUTCMinutes()]}:${TWO[at.getUTCSeconds()]},`;
}
