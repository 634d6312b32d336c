import { FAT_ATTRIBUTE, FAT_DIRECTORY_ENTRY } from '@tracecraft/formats';
import type { Entry, StoredTime } from '../../contract.ts';
import { dosDate, dosDateTime } from './dos-time.ts';
import { startCluster, u16At, u32At } from './slot-validity.ts';
import { slotOffset, type FatVolume } from './volume.ts';

const AT = FAT_DIRECTORY_ENTRY.fields;
const NO_TIME: StoredTime = { seconds: null, wall: null, kind: 'local' };

/** `rwx` thrice as Sleuth Kit shows FAT attributes: read-only takes r, hidden takes w. */
const RIGHTS = [0, 1, 2, 3].map((bits) =>
  `${(bits & FAT_ATTRIBUTE.readOnly) !== 0 ? '-' : 'r'}${(bits & FAT_ATTRIBUTE.hidden) !== 0 ? '-' : 'w'}x`.repeat(
    3,
  ),
);

/** What makes a slot an entry, besides its 32 bytes. */
export interface Naming {
  readonly path: string;
  /** Path as Sleuth Kit shows it. */
  readonly peerPath: string;
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'label';
  readonly deleted: boolean;
  readonly number: number;
  /** Orphans have no name entry of their own, which `fls` shows as `-/`. */
  readonly orphan: boolean;
  /** Bytes of a directory: FAT stores none, so its clusters are counted. */
  readonly directorySize: number;
}

function modeOf(attributes: number, naming: Naming): string {
  const letter = naming.kind === 'directory' ? 'd' : 'r';
  return `${naming.orphan ? '-' : letter}/${letter}${RIGHTS[attributes & 3]}`;
}

/** The entry of the slot in `bytes` at `at`. */
export function entryOfSlot(volume: FatVolume, bytes: Uint8Array, at: number, naming: Naming): Entry {
  const created = u16At(bytes, at + AT.createdDate.offset);
  const start = startCluster(bytes, at) & volume.geometry.mask;
  return {
    path: naming.path,
    name: naming.name,
    type: naming.kind === 'label' ? (naming.orphan ? 'file' : 'volume-label') : naming.kind,
    deleted: naming.deleted,
    reallocated: false,
    number: naming.number,
    identity: String(volume.offset + slotOffset(volume.geometry, naming.number)),
    size: naming.kind === 'directory' ? naming.directorySize : u32At(bytes, at + AT.size.offset),
    modified: dosDateTime(
      u16At(bytes, at + AT.modifiedDate.offset),
      u16At(bytes, at + AT.modifiedTime.offset),
      0,
      volume.zone,
    ),
    accessed: dosDate(u16At(bytes, at + AT.accessedDate.offset), volume.zone),
    changed: NO_TIME,
    created: dosDateTime(
      created,
      u16At(bytes, at + AT.createdTime.offset),
      bytes[at + AT.createdHundredths.offset] ?? 0,
      volume.zone,
    ),
    mode: modeOf(bytes[at + AT.attributes.offset] ?? 0, naming),
    start: start === 0 ? null : start,
    ...(naming.peerPath !== naming.path && { bodyfilePath: naming.peerPath }),
  };
}

/** An entry that no directory holds: the boot sector, a table, the folder of orphans. */
export function virtualEntry(
  name: string,
  number: number,
  size: number,
  type: 'virtual-file' | 'virtual-directory',
): Entry {
  return {
    path: `/${name}`,
    name,
    type,
    deleted: false,
    reallocated: false,
    number,
    identity: name,
    size,
    modified: NO_TIME,
    accessed: { ...NO_TIME, kind: 'local-date' },
    changed: NO_TIME,
    created: NO_TIME,
    mode: type === 'virtual-file' ? 'v/v---------' : 'V/V---------',
    start: null,
  };
}
