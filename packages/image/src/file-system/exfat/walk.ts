import { EXFAT } from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import { peerRank } from '../peer-order.ts';
import { directoryRuns } from './content.ts';
import { readDirectory, type Slot } from './directory.ts';
import { entryOfSlot, virtualEntry } from './entry.ts';
import { findOrphans } from './orphans.ts';
import { followChain, runsOf, slotNumber, type ClusterRun, type ExfatVolume } from './volume.ts';

/** Sleuth Kit stops at 128; deeper trees are unknown on real media, and bound a walk over a damaged one. */
const MOST_DEPTH = 1024;
/** How often one cluster may be listed as a directory: bounds the work on crossed links. */
const MOST_OPENINGS = 16;
const ORPHANS = '/$OrphanFiles';

/** A slot met on the walk, and the folder that names it without a slash at its end. */
export interface Visit {
  readonly slot: Slot;
  readonly folder: string;
}

interface Step {
  readonly slots: readonly Slot[];
  readonly path: string;
  next: number;
  /** Number of the entry that was entered, 0 for the root. */
  readonly number: number;
}

/** Numbers of the virtual entries follow the last slot of the last sector the image holds. */
function virtualEntries({ geometry: g, sectorsHeld }: ExfatVolume): Entry[] {
  let number = slotNumber(g, sectorsHeld * g.sectorSize);
  const tableSize = g.sectorsPerFat * g.sectorSize;
  const names: [string, number][] = [
    ['$MBR', 512],
    ['$FAT1', tableSize],
  ];
  if (g.fatCount === 2) names.push(['$FAT2', tableSize]);
  const entries = names.map(([name, size]) => virtualEntry(name, number++, size, 'virtual-file'));
  return [...entries, virtualEntry('$OrphanFiles', number, 0, 'virtual-directory')];
}

/** Depth-first over everything a directory names, then the virtual entries and the orphans. */
export class Walk {
  private readonly volume: ExfatVolume;
  private readonly openings = new Map<number, number>();
  /** Numbers of deleted entries that a directory names. */
  private readonly named = new Set<number>();
  /** Clusters where a live directory lies. */
  private readonly directories = new Set<number>();

  constructor(volume: ExfatVolume) {
    this.volume = volume;
  }

  /** Every slot, named or orphaned, in the order of `entries`. */
  *slots(): Generator<Slot> {
    for (const { slot } of this.visit(this.rootSlots(), '', 0, true)) yield slot;
    for (const { slot } of this.orphans()) yield slot;
  }

  *entries(): Generator<Entry> {
    const { volume } = this;
    const root = this.rootSlots();
    const ranks = root.map((slot) => peerRank(slot.name));
    const ranked = (wanted: number): Slot[] => root.filter((_, i) => ranks[i] === wanted);
    const virtual = virtualEntries(volume);
    yield* this.below([...ranked(0), ...ranked(1)]);
    yield* virtual.slice(0, -1);
    yield* this.below(ranked(2));
    yield* virtual.slice(-1);
    const last = [...this.below(ranked(3))];
    for (const { slot, folder } of this.orphans())
      yield entryOfSlot(volume, slot, folder, folder === ORPHANS);
    yield* last;
  }

  private rootSlots(): readonly Slot[] {
    const { geometry: g } = this.volume;
    const most = Math.ceil(EXFAT.directoryBytes / g.clusterSize);
    const runs = runsOf(followChain(this.volume, g.rootCluster, most).clusters);
    this.markDirectory(runs);
    return readDirectory(this.volume, runs, EXFAT.directoryBytes);
  }

  private markDirectory(runs: readonly ClusterRun[]): void {
    for (const { first, count } of runs)
      for (let cluster = first; cluster < first + count; cluster++) this.directories.add(cluster);
  }

  private *below(slots: readonly Slot[]): Generator<Entry> {
    for (const { slot, folder } of this.visit(slots, '', 0, true))
      yield entryOfSlot(this.volume, slot, folder, false);
  }

  /** `slots` and everything below them, depth first; `remember` notes what directories name. */
  private *visit(
    slots: readonly Slot[],
    folder: string,
    number: number,
    remember: boolean,
  ): Generator<Visit> {
    const stack: Step[] = [{ slots, path: folder, next: 0, number }];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const slot = step.slots[step.next++];
      if (slot === undefined) {
        stack.pop();
        continue;
      }
      if (remember && slot.deleted) this.named.add(slot.number);
      yield { slot, folder: step.path };
      const opened = this.open(slot, stack, remember);
      if (opened !== null) stack.push(opened);
    }
  }

  private open(slot: Slot, stack: readonly Step[], remember: boolean): Step | null {
    const { runs, length } = directoryRuns(this.volume, slot);
    const first = runs[0]?.first;
    if (first === undefined) return null;
    const { notices } = this.volume;
    const openings = (this.openings.get(first) ?? 0) + 1;
    this.openings.set(first, openings);
    if (stack.some((step) => step.number === slot.number)) {
      notices.add('exfat.directory-loop', { number: slot.number });
      return null;
    }
    if (stack.length > MOST_DEPTH || openings > MOST_OPENINGS) {
      notices.add('exfat.directory-not-entered', { number: slot.number, cluster: first });
      return null;
    }
    if (remember && !slot.deleted) this.markDirectory(runs);
    const path = `${stack.at(-1)?.path ?? ''}/${slot.name}`;
    return { slots: readDirectory(this.volume, runs, length), path, next: 0, number: slot.number };
  }

  private orphans(): Iterable<Visit> {
    const { volume, named, directories } = this;
    const top = findOrphans({ volume, named, directories }, (slot) => this.visit([slot], ORPHANS, 0, false));
    return this.visit(top, ORPHANS, 0, false);
  }
}
