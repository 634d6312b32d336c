import type { Entry } from '../../contract.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { peerRank } from '../peer-order.ts';
import { directoryClusters, directoryPieces, fixedRoot } from './directory-content.ts';
import { readDirectory, type DirectoryPiece, type Slot } from './directory.ts';
import { entryOfSlot, virtualEntry } from './entry.ts';
import { findOrphans } from './orphans.ts';
import { startCluster } from './slot-validity.ts';
import { slotNumberOfSector, type FatVolume } from './volume.ts';

/** Sleuth Kit stops at 128; deeper trees are unknown on real media, and bound a walk over a damaged one. */
const MOST_DEPTH = 1024;
/** How often one cluster may be listed as a directory: bounds the work on crossed links. */
const MOST_OPENINGS = 16;

/** What a walk learns and the search for orphans needs. */
export interface WalkMemory {
  /** Numbers of deleted entries that a directory names. */
  readonly named: Set<number>;
  /** One byte a cluster: 1 where a live directory lies. */
  readonly directoryClusters: Uint8Array;
  readonly notices: NoticeLog;
  /** Some directory was not read slot by slot, so its clusters are searched for orphans too. */
  doubtful: boolean;
}

/** A slot met on the walk. */
export interface Visit {
  readonly slot: Slot;
  /** Path of the directory that names it, without a slash at its end. */
  readonly folder: string;
  /** The same path as Sleuth Kit shows it. */
  readonly peerFolder: string;
  /** Clusters of a directory. */
  readonly clusters: readonly number[];
}

interface Step {
  readonly slots: readonly Slot[];
  readonly path: string;
  readonly peerPath: string;
  next: number;
  /** Number of the entry that was entered, 0 for the root. */
  readonly number: number;
}

/** Numbers of the virtual entries follow the last slot of the last sector the image holds. */
function virtualEntries(volume: FatVolume): Entry[] {
  const g = volume.geometry;
  let number = slotNumberOfSector(g, volume.sectorsHeld);
  const tableSize = g.sectorsPerFat * g.sectorSize;
  const names: [string, number][] = [
    ['$MBR', 512],
    ['$FAT1', tableSize],
  ];
  if (g.fatCount === 2) names.push(['$FAT2', tableSize]);
  const entries = names.map(([name, size]) => virtualEntry(name, number++, size, 'virtual-file'));
  return [...entries, virtualEntry('$OrphanFiles', number, 0, 'virtual-directory')];
}

const ORPHANS = '/$OrphanFiles';
const NO_CLUSTERS: readonly number[] = [];

/** Depth-first over everything a directory names, then the virtual entries and the orphans. */
export class Walk {
  private readonly volume: FatVolume;
  private readonly memory: WalkMemory;
  private readonly openings = new Map<number, number>();

  constructor(volume: FatVolume, notices: NoticeLog) {
    this.volume = volume;
    this.memory = {
      named: new Set(),
      directoryClusters: new Uint8Array(Math.max(0, volume.lastClusterHeld + 1)),
      notices,
      doubtful: false,
    };
  }

  /** Every slot a directory names, in the order of the disk. */
  *namedSlots(): Generator<Slot> {
    for (const { slot } of this.visit(this.rootSlots(), '', 0, true)) yield slot;
  }

  *entries(): Generator<Entry> {
    const root = this.rootSlots();
    const ranks = root.map((slot) => peerRank(slot.name));
    const ranked = (wanted: number): Slot[] => root.filter((_, i) => ranks[i] === wanted);
    const virtual = virtualEntries(this.volume);
    yield* this.below([...ranked(0), ...ranked(1)], '', 0, true);
    yield* virtual.slice(0, -1);
    yield* this.below(ranked(2), '', 0, true);
    yield* virtual.slice(-1);
    const last = [...this.below(ranked(3), '', 0, true)];
    yield* this.orphans();
    yield* last;
  }

  private rootSlots(): readonly Slot[] {
    const { volume, memory } = this;
    const { rootCluster } = volume.geometry;
    if (rootCluster === 0) return this.read(fixedRoot(volume, memory.notices));
    const clusters = directoryClusters(volume, rootCluster, false);
    this.markDirectory(clusters);
    return this.read(directoryPieces(volume, clusters, memory.notices));
  }

  private read(pieces: readonly DirectoryPiece[]): readonly Slot[] {
    const { slots, doubtful } = readDirectory(this.volume, pieces, this.memory.notices);
    this.memory.doubtful ||= doubtful;
    return slots;
  }

  private markDirectory(clusters: readonly number[]): void {
    for (const cluster of clusters) this.memory.directoryClusters[cluster] = 1;
  }

  private *below(
    slots: readonly Slot[],
    folder: string,
    number: number,
    remember: boolean,
  ): Generator<Entry> {
    for (const visit of this.visit(slots, folder, number, remember)) yield this.entryOf(visit, false);
  }

  /** `slots` and everything below them, depth first; `remember` notes what directories name. */
  private *visit(
    slots: readonly Slot[],
    folder: string,
    number: number,
    remember: boolean,
  ): Generator<Visit> {
    const stack: Step[] = [{ slots, path: folder, peerPath: folder, next: 0, number }];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const slot = step.slots[step.next++];
      if (slot === undefined) {
        stack.pop();
        continue;
      }
      if (remember && slot.deleted) this.memory.named.add(slot.number);
      if (slot.name === '.' || slot.name === '..') continue;
      const clusters = this.clustersOf(slot);
      if (remember && !slot.deleted) this.markDirectory(clusters);
      yield { slot, folder: step.path, peerFolder: step.peerPath, clusters };
      const opened = clusters.length > 0 ? this.open(slot, stack, clusters) : null;
      if (opened !== null) stack.push(opened);
    }
  }

  private clustersOf(slot: Slot): readonly number[] {
    if (slot.kind !== 'directory') return NO_CLUSTERS;
    return directoryClusters(this.volume, startCluster(slot.bytes, slot.at), slot.deleted);
  }

  private entryOf({ slot, folder, peerFolder, clusters }: Visit, orphan: boolean): Entry {
    return entryOfSlot(this.volume, slot.bytes, slot.at, {
      path: `${folder}/${slot.name}`,
      peerPath: `${peerFolder}/${slot.peerName ?? slot.name}`,
      name: slot.name,
      kind: slot.kind,
      deleted: slot.deleted,
      number: slot.number,
      orphan,
      directorySize: clusters.length * this.volume.geometry.clusterSize,
    });
  }

  private open(slot: Slot, stack: readonly Step[], clusters: readonly number[]): Step | null {
    const { notices } = this.memory;
    const first = clusters[0] ?? 0;
    const openings = (this.openings.get(first) ?? 0) + 1;
    this.openings.set(first, openings);
    if (stack.some((step) => step.number === slot.number)) {
      this.memory.doubtful = true;
      notices.add('fat.directory-loop', { number: slot.number });
      return null;
    }
    if (stack.length > MOST_DEPTH || openings > MOST_OPENINGS) {
      this.memory.doubtful = true;
      notices.add('fat.directory-not-entered', { number: slot.number, cluster: first });
      return null;
    }
    const pieces = directoryPieces(this.volume, clusters, notices);
    const path = `${stack.at(-1)?.path ?? ''}/${slot.name}`;
    const peerPath = `${stack.at(-1)?.peerPath ?? ''}/${slot.peerName ?? slot.name}`;
    return { slots: this.read(pieces), path, peerPath, next: 0, number: slot.number };
  }

  private *orphans(): Generator<Entry> {
    const inside = (slot: Slot): Iterable<Visit> => this.visit([slot], '', 0, false);
    for (const slot of findOrphans(this.volume, this.memory, inside)) {
      const clusters = this.clustersOf(slot);
      yield this.entryOf({ slot, folder: ORPHANS, peerFolder: ORPHANS, clusters }, true);
      if (clusters.length === 0) continue;
      const pieces = directoryPieces(this.volume, clusters, this.memory.notices);
      yield* this.below(this.read(pieces), `${ORPHANS}/${slot.name}`, slot.number, false);
    }
  }
}
