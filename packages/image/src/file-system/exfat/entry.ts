import { EXFAT_FILE, EXFAT_STREAM, EXFAT_TABLE, EXFAT_TYPE } from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import type { Slot } from './directory.ts';
import { exfatTime, NO_TIME } from './stored-time.ts';
import { slotOffset, type ExfatVolume } from './volume.ts';

/** `rwx` thrice as Sleuth Kit shows attributes: read-only takes r, hidden takes w. */
const RIGHTS = [0, 1, 2, 3].map((bits) =>
  `${(bits & 1) !== 0 ? '-' : 'r'}${(bits & 2) !== 0 ? '-' : 'w'}x`.repeat(3),
);
/** What has no attributes can only be executed. */
const NO_RIGHTS = '--x--x--x';
const NO_TIMES = { modified: NO_TIME, accessed: NO_TIME, changed: NO_TIME, created: NO_TIME } as const;

type Times = Pick<Entry, keyof typeof NO_TIMES>;

function timesOf({ zone }: ExfatVolume, bytes: Uint8Array): Times {
  const file = EXFAT_FILE.view(bytes);
  return {
    modified: exfatTime(file.modified, file.modifiedHundredths, file.modifiedOffset, zone),
    accessed: exfatTime(file.accessed, 0, file.accessedOffset, zone),
    changed: NO_TIME,
    created: exfatTime(file.created, file.createdHundredths, file.createdOffset, zone),
  };
}

interface Facts extends Times {
  readonly size: number;
  readonly start: number | null;
  readonly rights: string;
}

/** Size, start and times of a slot, by what it is. */
function factsOf(volume: ExfatVolume, slot: Slot): Facts {
  if (slot.kind === 'label') return { ...NO_TIMES, size: 0, start: null, rights: NO_RIGHTS };
  if (slot.kind === 'system') {
    const { type, dataLength, firstCluster } = EXFAT_TABLE.view(slot.bytes);
    const table = (type & EXFAT_TYPE.kind) <= EXFAT_TYPE.upcase;
    const size = table ? dataLength : 0;
    return { ...NO_TIMES, size, start: table ? firstCluster : null, rights: NO_RIGHTS };
  }
  const rights = RIGHTS[EXFAT_FILE.view(slot.bytes).attributes & 3] ?? NO_RIGHTS;
  const stream = slot.stream === null ? null : EXFAT_STREAM.view(slot.stream);
  const start = stream?.firstCluster ?? 0;
  return {
    ...timesOf(volume, slot.bytes),
    size: stream?.dataLength ?? 0,
    start: start === 0 ? null : start,
    rights,
  };
}

const TYPES = {
  file: 'file',
  directory: 'directory',
  label: 'volume-label',
  system: 'virtual-file',
} as const;

/** The entry of `slot` in `folder`. Orphans have no name entry of their own, which `fls` shows as `-/`. */
export function entryOfSlot(volume: ExfatVolume, slot: Slot, folder: string, orphan: boolean): Entry {
  const { rights, ...facts } = factsOf(volume, slot);
  const letter = slot.kind === 'directory' ? 'd' : 'r';
  const { name, kind, deleted, number } = slot;
  return {
    path: `${folder}/${name}`,
    name,
    type: orphan && kind !== 'directory' ? 'file' : TYPES[kind],
    deleted,
    reallocated: deleted && slot.stream === null && slot.taken,
    number,
    identity: String(volume.offset + slotOffset(volume.geometry, number)),
    ...facts,
    mode: `${orphan ? '-' : letter}/${letter}${rights}`,
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
    ...NO_TIMES,
    mode: type === 'virtual-file' ? 'v/v---------' : 'V/V---------',
    start: null,
  };
}
