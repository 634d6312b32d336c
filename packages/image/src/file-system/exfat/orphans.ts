import { orphanRoots } from '../orphan-roots.ts';
import { EXFAT, EXFAT_FILE, EXFAT_NAME, EXFAT_SLOT, EXFAT_STREAM, EXFAT_TYPE } from '@tracecraft/formats';
import { readStructure } from '../../source/read-structure.ts';
import { isStreamOf, kindOfFile, slotCopy, type Slot } from './directory.ts';
import { labelText, SYSTEM_NAMES, unitsAt, unitsText } from './names.ts';
import { isDirectorySlot } from './slot-validity.ts';
import { nextInSet } from './set-parts.ts';
import { clusterOffset, slotNumber, type ExfatVolume } from './volume.ts';
import type { Visit } from './walk.ts';

const READ_AT_ONCE = 1 << 17;

/** What a walk has learned when orphans are looked for. */
export interface WalkMemory {
  readonly volume: ExfatVolume;
  /** Numbers of deleted entries that a directory names. */
  readonly named: ReadonlySet<number>;
  /** Clusters where a live directory lies. */
  readonly directories: ReadonlySet<number>;
}

/** Sectors searched for orphans: of live directories, of free clusters, and those after the last cluster. */
interface Stretch {
  /** Byte offset in the volume. */
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly taken: boolean;
}

function* stretches({ volume, directories }: WalkMemory): Generator<Stretch> {
  const { geometry: g, source, notices, lastClusterHeld } = volume;
  const held = volume.sectorsHeld * g.sectorSize;
  function* pieces(from: number, to: number, taken: boolean): Generator<Stretch> {
    for (let at = from; at < to; at += READ_AT_ONCE) {
      const length = Math.min(READ_AT_ONCE, to - at);
      const reading = { structure: 'exfat.free', field: `byte ${at}` };
      const bytes = notices.orElse(() => readStructure(source, at, length, reading), null);
      if (bytes !== null) yield { at, bytes, taken };
    }
  }
  const searched = (cluster: number): boolean => volume.isFree(cluster) || directories.has(cluster);
  for (let cluster = EXFAT.firstCluster; cluster <= lastClusterHeld; cluster++) {
    if (!searched(cluster)) continue;
    const first = cluster;
    const taken = !volume.isFree(first);
    while (cluster < lastClusterHeld && searched(cluster + 1) && volume.isFree(cluster + 1) !== taken)
      cluster++;
    yield* pieces(clusterOffset(g, first), Math.min(held, clusterOffset(g, cluster + 1)), taken);
  }
  yield* pieces(clusterOffset(g, g.lastCluster + 1), held, false);
}

/** The stream after the file entry at `at`, and its name as far as name entries follow. */
function restOfSet(volume: ExfatVolume, bytes: Uint8Array, at: number): Pick<Slot, 'name' | 'stream'> {
  const found = nextInSet(volume, at, EXFAT_TYPE.stream);
  if (found === null || !isStreamOf(bytes[0]!, found.bytes[0]!)) return { name: '', stream: null };
  const nameLength = found.bytes[EXFAT_STREAM.fields.nameLength.offset]!;
  const names = bytes[EXFAT_FILE.fields.secondaryCount.offset]! - 1;
  const units: number[] = [];
  let from = found.at;
  for (let i = 0; i < names; i++) {
    const part = nextInSet(volume, from, EXFAT_TYPE.name);
    if (part === null) break;
    const letters = Math.min(EXFAT_SLOT.lettersPerName, nameLength - units.length);
    units.push(...unitsAt(part.bytes, EXFAT_NAME.fields.letters.offset, letters));
    from = part.at;
  }
  return { name: unitsText(units), stream: found.bytes };
}

function orphanAt(volume: ExfatVolume, { bytes, at, taken }: Stretch, index: number): Slot {
  const copy = slotCopy(bytes, index);
  const type = copy[0]! & EXFAT_TYPE.kind;
  const number = slotNumber(volume.geometry, at + index);
  const common = { number, deleted: true, taken, bytes: copy };
  if (type === EXFAT_TYPE.file) {
    const { name, stream } = restOfSet(volume, copy, at + index);
    const shown = name === '' ? `OrphanFile-${number}` : name;
    return { ...common, name: shown, kind: kindOfFile(copy), stream };
  }
  const name = (type === EXFAT_TYPE.label ? labelText(copy, 0) : null) ?? SYSTEM_NAMES[type] ?? '';
  return { ...common, name, kind: type === EXFAT_TYPE.label ? 'label' : 'system', stream: null };
}

/** Parts of a set go with its first entry; what is live in a live directory is no orphan. */
function isListed(type: number, taken: boolean): boolean {
  const kind = type & EXFAT_TYPE.kind;
  if (kind === EXFAT_TYPE.stream || kind === EXFAT_TYPE.name) return false;
  return !taken || (type & EXFAT_TYPE.inUse) === 0;
}

function* unnamedSlots(memory: WalkMemory): Generator<Slot> {
  const { volume, named } = memory;
  const { sectorSize } = volume.geometry;
  for (const stretch of stretches(memory)) {
    const { bytes, at, taken } = stretch;
    for (let sector = 0; sector + sectorSize <= bytes.length; sector += sectorSize) {
      // A free sector that does not begin with an entry holds none.
      if (!taken && !isDirectorySlot(volume, bytes, sector, taken)) continue;
      for (let i = sector; i < sector + sectorSize; i += EXFAT_SLOT.size) {
        if (!isListed(bytes[i]!, taken) || !isDirectorySlot(volume, bytes, i, taken)) continue;
        if (!named.has(slotNumber(volume.geometry, at + i))) yield orphanAt(volume, stretch, i);
      }
    }
  }
}

/**
 * Deleted entries that no directory names, in disk order; those inside an orphaned directory are reached through it.
 * `below` walks a directory slot (itself first).
 */
export function findOrphans(memory: WalkMemory, below: (slot: Slot) => Iterable<Visit>): Slot[] {
  return orphanRoots(unnamedSlots(memory), below);
}
