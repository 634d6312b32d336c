import { NTFS, NTFS_ATTRIBUTE, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '../../contract.ts';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { fillStructure, readStructure } from '../../source/read-structure.ts';
import { attributesOf, le48, le64, sizeOf, valueAt, type StoredAttribute } from './attribute.ts';
import type { NtfsGeometry } from './geometry.ts';
import { ChunkSlots, type RecordChunk } from '../chunk-slots.ts';
import { fixUp, splitAtFixUps } from './fix-up.ts';
import { clearBetween, markHeld, type Held } from './held-pieces.ts';
import { listEntries } from './attribute-list.ts';
import { decodeRuns, rangesOfRuns, type Run } from './runs.ts';

/** Bytes of records read and fixed up at once: few, as the names of a large folder jump about among its records. */
const CHUNK = 1 << 14;
/** Bytes where all are read in order. */
const LARGE_CHUNK = 1 << 17;
/** Bytes in which copies of records stand together: in Chromium memory of its own for each took longer than all else. */
const ROOM = 1 << 16;
/** Records of folders that are kept while all are read: a walk opens each folder. */
const MOST_KEPT = 1 << 13;
const FOLDER_IN_USE = NTFS_RECORD.flag.inUse | NTFS_RECORD.flag.directory;
/** Bytes of the table's own attribute list. */
const MOST_LIST = 1 << 18;
/** 2^28 records are 256 GiB of them; more is damage. */
const MOST_RECORDS = 2 ** 28;

/** A record: from `at` to `end` of `bytes`. */
export interface RecordPlace {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
}

/** The master file table, found through its own record. */
export class Mft {
  private readonly source: RandomAccess;
  private readonly offset: number;
  private readonly geometry: NtfsGeometry;
  private readonly notices: NoticeLog;
  private readonly chunks: ChunkSlots;
  private readonly perChunk: number;
  private runs: Run[];
  private readonly folders = new Map<number, Uint8Array>();
  private room: Uint8Array = new Uint8Array(0);
  private roomUsed = 0;
  /** Records the table has room for. */
  readonly records: number;
  private readonly place: { -readonly [field in keyof RecordPlace]: RecordPlace[field] } = {
    bytes: new Uint8Array(0),
    at: 0,
    end: 0,
  };

  constructor(source: RandomAccess, offset: number, geometry: NtfsGeometry, notices: NoticeLog) {
    this.source = source;
    this.offset = offset;
    this.geometry = geometry;
    this.notices = notices;
    this.perChunk = Math.max(1, CHUNK / geometry.recordSize);
    this.chunks = new ChunkSlots(this.perChunk * geometry.recordSize, (bytes, whole, index) =>
      this.fill(bytes.subarray(0, whole.length * geometry.recordSize), whole, index * this.perChunk),
    );
    const first = this.firstRecord();
    const attributes = attributesOf(NTFS.record.mft, first);
    const data = attributes.find(isData);
    if (data === undefined || data.resident) throw this.malformed('data', 0);
    this.runs = this.runsOf(data);
    this.records = Math.min(MOST_RECORDS, Math.floor(sizeOf(data) / geometry.recordSize));
    const list = attributes.find(({ type }) => type === NTFS_TYPE.list);
    if (list !== undefined) this.follow(list);
    this.chunks.forget();
  }

  /** The bytes of record `number`, fixed up, or null where it is torn, unreadable or not there; a notice says why. */
  record(number: number): Uint8Array | null {
    const kept = this.folders.get(number);
    if (kept !== undefined) return kept;
    const place = this.find(number);
    return place === null ? null : this.copied(place);
  }

  private copied({ bytes, at, end }: RecordPlace): Uint8Array {
    const length = end - at;
    if (this.roomUsed + length > this.room.length) {
      this.room = new Uint8Array(Math.max(length, ROOM));
      this.roomUsed = 0;
    }
    const copy = this.room.subarray(this.roomUsed, this.roomUsed + length);
    copy.set(bytes.subarray(at, end));
    this.roomUsed += length;
    return copy;
  }

  /** Where the same bytes lie, in an object that is used again, and good until other records were asked for. */
  find(number: number): RecordPlace | null {
    if (number < 0 || number >= this.records) return null;
    const { recordSize } = this.geometry;
    const { place } = this;
    const kept = this.folders.size === 0 ? undefined : this.folders.get(number);
    if (kept !== undefined) {
      place.bytes = kept;
      place.at = 0;
      place.end = recordSize;
      return place;
    }
    const index = Math.floor(number / this.perChunk);
    const { bytes, whole } = this.chunk(index);
    const inside = number - index * this.perChunk;
    if (whole[inside] !== 1) return null;
    place.bytes = bytes;
    place.at = inside * recordSize;
    place.end = place.at + recordSize;
    return place;
  }

  /** Bytes of the raw image at which record `number` begins, or null where it has none. */
  offsetOf(number: number): number | null {
    const { recordSize } = this.geometry;
    return (
      rangesOfRuns(this.runs, number * recordSize, 1, this.offset, this.geometry.clusterSize)[0]?.offset ??
      null
    );
  }

  /** Where `length` bytes from byte `at` of record `number` lie in the raw image, with the bytes its check values hide. */
  rangesOf(number: number, at: number, length: number): ByteRange[] {
    const { recordSize, clusterSize } = this.geometry;
    const bytes = this.record(number);
    const start = number * recordSize;
    const ranges: ByteRange[] = [];
    for (const piece of bytes === null ? [] : splitAtFixUps(bytes, at, length))
      ranges.push(...rangesOfRuns(this.runs, start + piece.at, piece.length, this.offset, clusterSize));
    return ranges;
  }

  /** Every whole record in order, the bytes of each only until the next. */
  *all(): Generator<{ readonly number: number; readonly bytes: Uint8Array }> {
    for (let number = 0; number < this.records; number++) {
      const place = this.find(number);
      if (place !== null) yield { number, bytes: place.bytes.subarray(place.at, place.end) };
    }
  }

  /** The same without a view for each: record `number` lies in `bytes` from `at` to `end`. */
  each(use: (number: number, bytes: Uint8Array, at: number, end: number) => void): void {
    const { recordSize } = this.geometry;
    const most = Math.max(1, LARGE_CHUNK / recordSize);
    const bytes = new Uint8Array(most * recordSize);
    for (let first = 0; first < this.records; first += most) {
      const whole = new Uint8Array(Math.min(most, this.records - first));
      this.fill(bytes.subarray(0, whole.length * recordSize), whole, first);
      for (let i = 0; i < whole.length; i++) {
        if (whole[i] !== 1) continue;
        const at = i * recordSize;
        if ((bytes[at + NTFS_RECORD.flags]! & FOLDER_IN_USE) === FOLDER_IN_USE)
          this.keep(first + i, { bytes, at, end: at + recordSize });
        use(first + i, bytes, at, at + recordSize);
      }
    }
  }

  private keep(number: number, place: RecordPlace): void {
    if (this.folders.size < MOST_KEPT && !this.folders.has(number))
      this.folders.set(number, this.copied(place));
  }

  private chunk(index: number): RecordChunk {
    return this.chunks.chunk(index, Math.min(this.perChunk, this.records - index * this.perChunk));
  }

  /** Reads run by run; records of a run that can't be read stay marked as not whole. */
  private fill(bytes: Uint8Array, whole: Uint8Array, first: number): void {
    const { clusterSize, recordSize } = this.geometry;
    const from = first * recordSize;
    /** Records with a byte that could not be read. */
    const lost = new Uint8Array(whole.length).fill(1);
    const held: Held[] = [];
    for (const { first: vcn, cluster, count } of this.runs) {
      const start = Math.max(from, vcn * clusterSize);
      const end = Math.min(from + bytes.length, (vcn + count) * clusterSize);
      if (start >= end || cluster === null) continue;
      const at = cluster * clusterSize + start - vcn * clusterSize;
      const reading = { structure: 'ntfs.mft', field: `record ${Math.floor(start / recordSize)}` };
      const target = bytes.subarray(start - from, end - from);
      if (!this.notices.orElse(() => fillStructure(this.source, at, target, reading), false)) continue;
      held.push({ start: start - from, end: end - from });
    }
    clearBetween(held, bytes);
    markHeld(held, recordSize, lost);
    for (let i = 0; i < whole.length; i++) {
      if (lost[i] === 1) continue;
      if (fixUp(bytes, i * recordSize, recordSize)) whole[i] = 1;
      else this.notices.add('ntfs.torn-record', { number: first + i });
    }
  }

  /** Record 0, from the mirror where the table's own is damaged. */
  private firstRecord(): Uint8Array {
    const { mftCluster, mirrorCluster, clusterSize, recordSize } = this.geometry;
    for (const cluster of [mftCluster, mirrorCluster]) {
      const reading = { structure: 'ntfs.mft', field: 'record 0' };
      const bytes = this.notices.orElse(
        () => readStructure(this.source, cluster * clusterSize, recordSize, reading).slice(),
        null,
      );
      if (bytes === null || le32(bytes, 0) !== NTFS_RECORD.magic || !fixUp(bytes, 0, recordSize)) continue;
      if (cluster !== mftCluster) this.notices.add('ntfs.mirror-used', { record: 0 });
      return bytes;
    }
    throw this.malformed('record 0', mftCluster);
  }

  /** More runs, from records the attribute list names; each is read through the runs known so far. */
  private follow(list: StoredAttribute): void {
    const bytes = list.resident
      ? list.bytes.subarray(valueAt(list), valueAt(list) + sizeOf(list))
      : this.readRuns(this.runsOf(list), sizeOf(list));
    const seen = new Set<number>([NTFS.record.mft]);
    for (const { type, name, record } of listEntries(bytes)) {
      if (type !== NTFS_TYPE.data || name !== '' || seen.has(record)) continue;
      seen.add(record);
      const extension = this.record(record);
      this.chunks.forget();
      if (extension === null || le48(extension, NTFS_RECORD.base) !== NTFS.record.mft) continue;
      for (const part of attributesOf(record, extension))
        if (isData(part) && !part.resident) this.runs = [...this.runs, ...this.runsOf(part)];
    }
  }

  private readRuns(runs: readonly Run[], size: number): Uint8Array {
    const { clusterSize } = this.geometry;
    const bytes = new Uint8Array(Math.min(size, MOST_LIST));
    for (const { first, cluster, count } of runs) {
      const start = first * clusterSize;
      const length = Math.min(count * clusterSize, bytes.length - start);
      if (cluster === null || length <= 0) continue;
      const reading = { structure: 'ntfs.attribute-list', field: 'record 0' };
      bytes.set(readStructure(this.source, cluster * clusterSize, length, reading), start);
    }
    return bytes;
  }

  private runsOf({ bytes, at, end }: StoredAttribute): Run[] {
    const first = le64(bytes, at + NTFS_ATTRIBUTE.firstCluster);
    const { clusters } = this.geometry;
    const limits = { clusters, offset: this.offset };
    const runsAt = at + le16(bytes, at + NTFS_ATTRIBUTE.runsAt);
    return decodeRuns({ bytes, at: runsAt, end, first }, limits);
  }

  private malformed(field: string, value: number): ImageError {
    const offset = this.offset + this.geometry.mftCluster * this.geometry.clusterSize;
    return new ImageError('ntfs.malformed', { structure: 'ntfs.mft', field, value, offset });
  }
}

function isData({ type, name }: StoredAttribute): boolean {
  return type === NTFS_TYPE.data && name === '';
}
