import type { StoredTime } from '@tracecraft/image';
import { TIME_KINDS, type PackedBatch } from './packed-batch.ts';
import { TextWriter } from './text-column.ts';

const UTC = TIME_KINDS.indexOf('utc');

/** The times of a batch, equal ones once: of UTC the seconds say all a page is told, others are known by their object. */
export class TimeTable {
  private readonly known = new Map<StoredTime | number, number>();
  private seconds: number[] = [];
  private kinds: number[] = [];
  private readonly walls = new TextWriter();
  private lastUtc = Number.NEGATIVE_INFINITY;
  private lastNumber = 0;

  numberOf(time: StoredTime): number {
    if (time.kind === 'utc') return this.utc(time.seconds ?? Number.NaN);
    return this.known.get(time) ?? this.added(time, time.seconds ?? Number.NaN, time.kind, time.wall ?? '');
  }

  /** NaN for an empty time. */
  utc(seconds: number): number {
    if (seconds === this.lastUtc) return this.lastNumber;
    this.lastUtc = seconds;
    return (this.lastNumber = this.known.get(seconds) ?? this.added(seconds, seconds, 'utc', ''));
  }

  take(): Pick<PackedBatch, 'timeSeconds' | 'timeKinds' | 'timeWalls'> {
    const { seconds, kinds } = this;
    this.known.clear();
    this.lastUtc = Number.NEGATIVE_INFINITY;
    this.seconds = [];
    this.kinds = [];
    return {
      timeSeconds: Float64Array.from(seconds),
      timeKinds: Uint8Array.from(kinds),
      timeWalls: this.walls.take(),
    };
  }

  private added(key: StoredTime | number, seconds: number, kind: StoredTime['kind'], wall: string): number {
    const number = this.known.size;
    this.known.set(key, number);
    this.seconds.push(seconds);
    this.kinds.push(kind === 'utc' ? UTC : TIME_KINDS.indexOf(kind));
    this.walls.add(wall);
    return number;
  }
}
