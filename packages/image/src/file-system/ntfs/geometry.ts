import { toHex, type RandomAccess } from '@tracecraft/bytes';
import { NTFS, NTFS_BOOT_SECTOR as BOOT } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';

/** What the boot sector says, checked. */
export interface NtfsGeometry {
  /** Bytes. */
  readonly clusterSize: number;
  readonly clusters: number;
  readonly mftCluster: number;
  readonly mirrorCluster: number;
  /** Bytes of an MFT record. */
  readonly recordSize: number;
  /** Bytes of an index record. */
  readonly indexSize: number;
  readonly serial: string;
}

const MOST_CLUSTER = 1 << 21;
const MOST_RECORD = 1 << 16;

/** The geometry of the volume that `source` begins; from the copy in its last sector where the first makes no sense. */
export function readGeometry(source: RandomAccess, offset: number, notices: NoticeLog): NtfsGeometry {
  try {
    return geometryAt(source, 0, offset);
  } catch (problem) {
    const copyAt = source.size - BOOT.size;
    const copy = copyAt > 0 ? attempt(() => geometryAt(source, copyAt, offset)) : null;
    if (copy === null) throw problem;
    notices.add('ntfs.backup-boot-sector', { offset: offset + copyAt });
    return copy;
  }
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof ImageError) return null;
    throw problem;
  }
}

function geometryAt(source: RandomAccess, at: number, offset: number): NtfsGeometry {
  const boot = BOOT.view(readStructure(source, at, BOOT.size, { structure: BOOT.name, field: '' }));
  const must = (holds: boolean, field: keyof typeof BOOT.fields, value: number): void => {
    if (holds) return;
    const where = offset + at + BOOT.fields[field].offset;
    throw new ImageError('ntfs.malformed', { structure: BOOT.name, field, value, offset: where });
  };
  const { bytesPerSector: sector } = boot;
  must(boot.signature === NTFS.signature, 'signature', boot.signature);
  must(sector >= 256 && sector <= 4096 && isPowerOfTwo(sector), 'bytesPerSector', sector);
  const perCluster =
    boot.sectorsPerCluster > 0x80 ? 2 ** (256 - boot.sectorsPerCluster) : boot.sectorsPerCluster;
  const clusterSize = sector * perCluster;
  const cluster = isPowerOfTwo(perCluster) && clusterSize <= MOST_CLUSTER;
  must(cluster, 'sectorsPerCluster', boot.sectorsPerCluster);
  const clusters = Math.floor(boot.sectors / perCluster);
  must(clusters > 0 && clusters < 2 ** 48, 'sectors', boot.sectors);
  must(boot.mftCluster < clusters, 'mftCluster', boot.mftCluster);
  const recordSize = sizeOf(boot.recordSize, clusterSize);
  must(
    recordSize >= 256 && recordSize <= MOST_RECORD && isPowerOfTwo(recordSize),
    'recordSize',
    boot.recordSize,
  );
  const indexSize = sizeOf(boot.indexSize, clusterSize);
  must(indexSize >= 256 && indexSize <= MOST_CLUSTER && isPowerOfTwo(indexSize), 'indexSize', boot.indexSize);
  const { mftCluster, mirrorCluster } = boot;
  const serial = toHex(boot.serial.toReversed()).toUpperCase();
  return { clusterSize, clusters, mftCluster, mirrorCluster, recordSize, indexSize, serial };
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && Number.isInteger(Math.log2(value));
}

/** Sizes are clusters, or above 127 the negated power of two of their bytes. */
function sizeOf(stored: number, clusterSize: number): number {
  return stored < 0x80 ? stored * clusterSize : 2 ** (256 - stored);
}
