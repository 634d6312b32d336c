import type { RandomAccess } from '@tracecraft/bytes';
import { NTFS, NTFS_ATTRIBUTE, NTFS_TYPE } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { le16 } from '../../source/little-endian.ts';
import { fillStructure, readStructure } from '../../source/read-structure.ts';
import { le64, sizeOf, valueAt } from './attribute.ts';
import { readFile, type NtfsAttribute, type StoredFile } from './file.ts';
import type { NtfsGeometry } from './geometry.ts';
import { Mft } from './mft.ts';
import { freshMemory, type Memory } from './reused-memory.ts';
import { decodeRuns, type Run } from './runs.ts';

/** Bytes of a run that are read past the cache: pages of it would only be copied and kept. */
export const LARGE = 1 << 12;

/** An opened NTFS volume, as its readers share it. Every read is bounded by the image. */
export class NtfsVolume {
  readonly source: RandomAccess;
  /** Byte offset of the volume in the raw image. */
  readonly offset: number;
  readonly geometry: NtfsGeometry;
  readonly notices: NoticeLog;
  readonly mft: Mft;
  private bitmap: Uint8Array | null | undefined;

  constructor(source: RandomAccess, offset: number, geometry: NtfsGeometry, notices: NoticeLog) {
    this.source = source;
    this.offset = offset;
    this.geometry = geometry;
    this.notices = notices;
    this.mft = new Mft(source, offset, geometry, notices);
  }

  file(number: number): StoredFile | null {
    return readFile(this, number);
  }

  /** The runs of a non-resident attribute, over all its parts, in order. Throws `ntfs.malformed`. */
  runsOf({ parts, type }: NtfsAttribute): Run[] {
    const runs: Run[] = [];
    for (const { bytes, at, end, resident, record } of parts) {
      if (resident) continue;
      const limits = {
        clusters: this.geometry.clusters,
        offset: this.mft.offsetOf(record) ?? this.offset,
        // $Boot begins at cluster 0, which elsewhere means a hole.
        holes: !(record === NTFS.record.boot && type === NTFS_TYPE.data),
      };
      const first = le64(bytes, at + NTFS_ATTRIBUTE.firstCluster);
      const runsAt = at + le16(bytes, at + NTFS_ATTRIBUTE.runsAt);
      for (const run of decodeRuns({ bytes, at: runsAt, end, first }, limits)) runs.push(run);
    }
    return parts.length > 1 ? runs.toSorted((a, b) => a.first - b.first) : runs;
  }

  /** Content of an uncompressed attribute as its runs hold it, at most `most` bytes. Throws. */
  readAttribute(
    attribute: NtfsAttribute,
    most: number,
    size?: number,
    memory: Memory = freshMemory,
  ): Uint8Array {
    const [part] = attribute.parts;
    if (part === undefined) return new Uint8Array(0);
    const whole = size ?? sizeOf(part);
    if (whole > most) {
      const offset = this.mft.offsetOf(part.record) ?? this.offset;
      throw new ImageError('ntfs.malformed', {
        structure: 'ntfs.attribute',
        field: 'size',
        value: whole,
        offset,
      });
    }
    if (part.resident) return part.bytes.subarray(valueAt(part), valueAt(part) + sizeOf(part));
    const { clusterSize } = this.geometry;
    const bytes = memory(whole);
    for (const { first, cluster, count } of this.runsOf(attribute)) {
      const start = first * clusterSize;
      const length = Math.min(count * clusterSize, whole - start);
      if (cluster === null || length <= 0) continue;
      const reading = { structure: 'ntfs.attribute', field: `record ${part.record}` };
      const target = bytes.subarray(start, start + length);
      if (length >= LARGE) fillStructure(this.source, cluster * clusterSize, target, reading);
      else target.set(readStructure(this.source, cluster * clusterSize, length, reading));
    }
    return bytes;
  }

  /** Whether $Bitmap gives a cluster to anybody; unknown counts as taken. */
  isAllocated(cluster: number): boolean {
    this.bitmap ??= this.notices.orElse(() => this.readBitmap(), null);
    const byte = this.bitmap?.[Math.floor(cluster / 8)];
    return byte === undefined || (byte & (1 << (cluster % 8))) !== 0;
  }

  private readBitmap(): Uint8Array | null {
    const data = this.file(NTFS.record.bitmap)?.attributes.find((one) => one.type === NTFS_TYPE.data);
    return data === undefined ? null : this.readAttribute(data, 1 << 29);
  }
}
