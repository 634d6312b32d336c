import type { RandomAccess } from '@tracecraft/bytes';
import { ENCRYPTED_VOLUMES, VOLUME_SIGNATURES, type Signature } from '@tracecraft/formats';
import type { FileSystem, Partition } from '../contract.ts';
import { ImageError } from '../image-error.ts';
import { NoticeLog } from '../notice-log.ts';
import type { ZoneRule } from './fat/dos-time.ts';
import { openExfat } from './exfat/exfat-file-system.ts';
import { openExt } from './ext/ext-file-system.ts';
import { openFat } from './fat/fat-file-system.ts';
import { openNtfs } from './ntfs/ntfs-file-system.ts';
import { isTar, openTar } from './tar/tar-file-system.ts';
import { openZip } from './zip/zip-file-system.ts';

/** Name of a file system we recognise but do not read, or null; signatures in unreadable places don't count. */
function recogniseVolume(raw: RandomAccess, partition: Partition, notices: NoticeLog): string | null {
  const end = Math.min(partition.offset + partition.length, raw.size);
  const holds = ({ offset, bytes }: Signature): boolean => {
    const at = partition.offset + offset;
    if (at + bytes.length > end) return false;
    const found = notices.orElse(() => raw.read(at, bytes.length), null);
    return found !== null && bytes.every((byte, i) => found[i] === byte);
  };
  return VOLUME_SIGNATURES.find(holds)?.kind ?? null;
}

/** Readers of file systems told by their signature; FAT has none and is tried last. */
const OPENERS: Readonly<
  Record<string, (raw: RandomAccess, partition: Partition, zone: ZoneRule) => FileSystem>
> = {
  ext: openExt,
  ntfs: openNtfs,
  exfat: openExfat,
  tar: openTar,
  zip: openZip,
};

/** The file systems of `partition`; what can't be read is named in `notices`. */
export function openFileSystems(
  raw: RandomAccess,
  partition: Partition,
  zone: ZoneRule,
  notices: NoticeLog,
): FileSystem[] {
  if (partition.offset >= raw.size) return [];
  const known =
    recogniseVolume(raw, partition, notices) ??
    (notices.orElse(() => isTar(raw, partition), false) ? 'tar' : null);
  const opener = known === null ? undefined : OPENERS[known];
  if (known !== null && opener !== undefined) {
    const opened = notices.orElse(() => opener(raw, partition, zone), null);
    return opened === null ? [] : [opened];
  }
  if (known !== null) {
    const code = ENCRYPTED_VOLUMES.includes(known) ? 'file-system.encrypted' : 'file-system.not-read';
    notices.add(code, { partition: partition.index, kind: known });
    return [];
  }
  try {
    return [openFat(raw, partition, zone)];
  } catch (problem) {
    if (!(problem instanceof ImageError)) throw problem;
    // The mark of ext lies in its superblock; where that is gone a copy may be left.
    const ext =
      problem.code === 'fat.malformed' ? new NoticeLog().orElse(() => openExt(raw, partition), null) : null;
    if (ext !== null) return [ext];
    const code = problem.code === 'fat.malformed' ? 'file-system.unknown' : problem.code;
    notices.add(code, { partition: partition.index, ...problem.params });
    return [];
  }
}
