import type { RandomAccess } from '@tracecraft/bytes';
import { VOLUME_SIGNATURES, matchSignature } from '@tracecraft/formats';
import type { FileSystem, Partition } from '../contract.ts';
import { ImageError } from '../image-error.ts';
import type { NoticeLog } from '../notice-log.ts';
import type { ZoneRule } from './fat/dos-time.ts';
import { openFat } from './fat/fat-file-system.ts';

/** Enough of a volume to see every signature. */
const HEAD = 66 * 1024;

/** Name of a file system we recognise but do not read, or null. */
export function recogniseVolume(raw: RandomAccess, partition: Partition): string | null {
  const held = Math.max(0, Math.min(HEAD, partition.length, raw.size - partition.offset));
  return matchSignature(VOLUME_SIGNATURES, raw.read(partition.offset, held));
}

/** The file systems of `partition`; what can't be read is named in `notices`. */
export function openFileSystems(
  raw: RandomAccess,
  partition: Partition,
  zone: ZoneRule,
  notices: NoticeLog,
): FileSystem[] {
  if (partition.offset >= raw.size) return [];
  const known = recogniseVolume(raw, partition);
  if (known !== null) {
    notices.add('file-system.not-read', { partition: partition.index, kind: known });
    return [];
  }
  try {
    return [openFat(raw, partition, zone)];
  } catch (problem) {
    if (!(problem instanceof ImageError)) throw problem;
    const code = problem.code === 'fat.malformed' ? 'file-system.unknown' : problem.code;
    notices.add(code, { partition: partition.index, ...problem.params });
    return [];
  }
}
