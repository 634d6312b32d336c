import { concatBytes, equalBytes } from '@tracecraft/bytes';
import { EWF, EWF_SECTION, EWF_TABLE } from '@tracecraft/formats';
import type { BadRun } from './bad-sectors.ts';
import {
  digestBody,
  errorsBody,
  fileHeader,
  hashBody,
  section,
  sectionHead,
  sumOf,
  tableBody,
  volumeBody,
  type EwfShape,
} from './ewf-sections.ts';

/** Chunks gathered before they are written with their table: 32 MiB at most are lost when the work is killed. */
const GROUP = 1024;
/** What follows the last group of a segment: digests, list of bad sectors, end. */
const ROOM = 4096;

/** Where segments go. `number` counts from 1; `append` adds to the segment opened last. */
export interface SegmentStore {
  open(number: number): void;
  append(bytes: Uint8Array): void;
}

export interface EwfWriterOptions extends EwfShape {
  /** Most bytes of one segment file. */
  readonly segmentSize: number;
  /** Text of the acquisition (`header` section), packed already. */
  readonly header: Uint8Array;
  /** Packs a chunk as a zlib stream (RFC 1950). */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
}

/** Where to go on after an interruption: the segment written last and its length. */
export interface EwfPlace {
  readonly segment: number;
  readonly at: number;
}

/** Writes an E01: chunks in order, then `finish`. Whole groups are written at once, so that what stands can be read. */
export class EwfWriter {
  private readonly options: EwfWriterOptions;
  private readonly store: SegmentStore;
  private segment: number;
  private at: number;
  private group: Uint8Array[] = [];
  private readonly packedFlags: boolean[] = [];
  private groupSize = 0;
  private lastPacked: { readonly data: Uint8Array; readonly packed: Uint8Array } | null = null;

  constructor(options: EwfWriterOptions, store: SegmentStore, from: EwfPlace | null = null) {
    this.options = options;
    this.store = store;
    this.segment = from?.segment ?? 0;
    this.at = from?.at ?? 0;
    if (from === null) this.openSegment();
  }

  /** Adds the next chunk; true when a group was written and everything before it is safe. */
  chunk(data: Uint8Array): boolean {
    const packed = this.options.compression === 0 ? null : this.packed(data);
    const isPacked = packed !== null && packed.length < data.length;
    const stored = isPacked ? packed : concatBytes(data, sumOf(data));
    const { segmentSize } = this.options;
    const after = this.at + this.overhead(this.group.length + 1) + this.groupSize + stored.length + ROOM;
    let wrote = false;
    if (after > segmentSize && (this.group.length > 0 || this.at > EWF_SECTION.size * 16)) {
      this.flush();
      this.put(section('next', this.at));
      this.openSegment();
      wrote = true;
    }
    this.group.push(stored);
    this.packedFlags.push(isPacked);
    this.groupSize += stored.length;
    if (this.group.length < GROUP) return wrote;
    this.flush();
    return true;
  }

  /** Writes what is left, the sectors that could not be read, the digests and the end. */
  finish(md5: Uint8Array, sha1: Uint8Array, bad: readonly BadRun[]): void {
    this.flush();
    if (bad.length > 0) this.put(section('error2', this.at, errorsBody(bad)));
    this.put(section('digest', this.at, digestBody(md5, sha1)));
    this.put(section('hash', this.at, hashBody(md5)));
    this.put(section('done', this.at));
  }

  /** Empty space packs to the same bytes over and over: packed once. */
  private packed(data: Uint8Array): Uint8Array {
    const last = this.lastPacked;
    if (last !== null && data[0] === last.data[0] && equalBytes(last.data, data)) return last.packed;
    const packed = this.options.deflate(data);
    if (packed.length < 256) this.lastPacked = { data: data.slice(), packed };
    return packed;
  }

  private overhead(chunks: number): number {
    return 3 * EWF_SECTION.size + 2 * (EWF_TABLE.size + chunks * EWF.tableEntrySize + EWF.checksumSize);
  }

  private openSegment(): void {
    this.segment++;
    this.at = 0;
    this.store.open(this.segment);
    this.put(fileHeader(this.segment));
    if (this.segment === 1) {
      this.put(section('header', this.at, this.options.header));
      this.put(section('header', this.at, this.options.header));
      this.put(section('volume', this.at, volumeBody(this.options)));
    } else this.put(section('data', this.at, volumeBody(this.options)));
  }

  private flush(): void {
    if (this.group.length === 0) return;
    const base = this.at;
    const entries = new Uint8Array(this.group.length * EWF.tableEntrySize);
    const view = new DataView(entries.buffer);
    let offset: number = EWF_SECTION.size;
    for (const [i, stored] of this.group.entries()) {
      view.setUint32(
        i * EWF.tableEntrySize,
        offset + (this.packedFlags[i] === true ? EWF.packedFlag : 0),
        true,
      );
      offset += stored.length;
    }
    this.put(sectionHead('sectors', base, EWF_SECTION.size + this.groupSize));
    this.put(concatBytes(...this.group));
    const table = tableBody(base, entries);
    this.put(section('table', this.at, table));
    this.put(section('table2', this.at, table));
    this.group = [];
    this.packedFlags.length = 0;
    this.groupSize = 0;
  }

  private put(bytes: Uint8Array): void {
    this.store.append(bytes);
    this.at += bytes.length;
  }
}

/** Ending of a segment's file name: E01 to E99, then EAA to ZZZ. */
export function segmentEnding(number: number): string {
  if (number < 100) return `E${String(number).padStart(2, '0')}`;
  const letters = number - 100;
  const letter = (value: number): string => String.fromCharCode(65 + (value % 26));
  return (
    String.fromCharCode(69 + Math.floor(letters / 676)) + letter(Math.floor(letters / 26)) + letter(letters)
  );
}
