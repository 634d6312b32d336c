import { NTFS } from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import { peerRank } from '../peer-order.ts';
import { valueAt } from './attribute.ts';
import { namesOfFolder, nameSequence } from './directory.ts';
import { FolderNames } from './folder-names.ts';
import type { NtfsName } from './names.ts';
import { entriesOf, orphanFolder } from './entry.ts';
import type { ByteLines } from '../../listing/byte-lines.ts';
import { TAKEN } from '../../listing/taken.ts';
import type { PlainRow } from '../../listing/plain-row.ts';
import { NtfsBodyLines } from './body-lines.ts';
import { longNames, type NtfsFile, type StoredFile } from './file.ts';
import { NtfsRows } from './plain-rows.ts';
import { nameOf } from './text.ts';
import { Parents } from './parents.ts';
import type { PlainTable } from './plain-table.ts';
import { reusedMemory, type Memory } from './reused-memory.ts';
import type { NtfsVolume } from './volume.ts';

/** Sleuth Kit stops at 128; deeper trees are unknown on real media, and bound a walk over a damaged one. */
const MOST_DEPTH = 1024;
/** How often one folder may be entered: bounds the work on crossed links. */
const MOST_OPENINGS = 16;
const ORPHANS = '/$OrphanFiles';

/** A folder being walked. */
export interface Step {
  readonly names: FolderNames;
  readonly path: string;
  readonly record: number;
  next: number;
}

/** A name met in the folder of `step`, and what it leads to. */
export interface Found {
  readonly step: Step;
  readonly name: NtfsName;
  readonly file: StoredFile | null;
}

/** Names of the root: those walked before what no name leads to, and those shown after. */
interface RootNames {
  readonly first: FolderNames;
  readonly last: FolderNames;
}

/** Depth-first over everything an index or a file itself says, then what no name leads to: the order of `fls -r -p`. */
export class NtfsWalk {
  private readonly volume: NtfsVolume;
  private readonly parents: Parents;
  private readonly openings = new Map<number, number>();
  /** Free records that some name leads to. */
  private readonly named = new Set<number>();

  /** `plain`: filled while all records are read. */
  constructor(volume: NtfsVolume, plain: PlainTable | null = null) {
    this.volume = volume;
    this.parents = new Parents(volume.mft, plain);
  }

  *entries(): Generator<Entry> {
    const { first, last } = this.rootNames();
    yield* this.shown(this.below(first, '', NTFS.record.root, true));
    const shownLast = [...this.shown(this.below(last, '', NTFS.record.root, true))];
    yield orphanFolder(this.volume);
    yield* this.shown(this.below(this.orphans(), ORPHANS, -1, false));
    yield* shownLast;
  }

  /** The same, most of it as rows of one object. */
  *rows(): Generator<Entry | PlainRow> {
    const { first, last } = this.rootNames();
    const rows = new NtfsRows(this.volume);
    yield* rows.of(this.below(first, '', NTFS.record.root, true));
    const shownLast = [...this.shown(this.below(last, '', NTFS.record.root, true))];
    yield orphanFolder(this.volume);
    yield* rows.of(this.below(this.orphans(), ORPHANS, -1, false));
    yield* shownLast;
  }

  /** The lines of a body file for all of it, those of files in `plain` without their records. False once nobody reads any more. */
  writeBodyfile(out: ByteLines, prefix: string, plain: PlainTable): boolean {
    const { first, last } = this.rootNames();
    const lines = new NtfsBodyLines(this.volume, out, prefix, plain);
    if (!lines.write(this.below(first, '', NTFS.record.root, true, lines))) return false;
    const shownLast = [...this.shown(this.below(last, '', NTFS.record.root, true))];
    return (
      lines.slow([orphanFolder(this.volume)]) &&
      lines.write(this.below(this.orphans(), ORPHANS, -1, false)) &&
      lines.slow(shownLast)
    );
  }

  private rootNames(): RootNames {
    const root = this.volume.file(NTFS.record.root);
    const names = root === null ? null : namesOfFolder(this.volume, root, this.parents);
    if (names === null) return { first: FolderNames.of([]), last: FolderNames.of([]) };
    const ranked: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let i = 0; i < names.length; i++) ranked[peerRank(names.at(i).name)].push(i);
    const [early, plain, late, last] = ranked;
    return { first: names.only([...early, ...plain, ...late]), last: names.only(last) };
  }

  private *shown(found: Iterable<Found>): Generator<Entry> {
    for (const { step, name, file } of found)
      for (const entry of entriesOf(this.volume, step.path, name, file)) yield entry;
  }

  private *below(
    names: FolderNames,
    path: string,
    record: number,
    remember: boolean,
    lines: NtfsBodyLines | null = null,
  ): Generator<Found> {
    const stack: Step[] = [{ names, path, record, next: 0 }];
    // Names of one depth are done with before others of it are read.
    const memories: Memory[] = [];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const place = step.next++;
      if (place >= step.names.length) {
        stack.pop();
        continue;
      }
      const taken = lines?.take(step, place) ?? TAKEN.not;
      if (taken === TAKEN.file) continue;
      const name = step.names.at(place);
      const file = this.fileOf(name);
      if (taken === TAKEN.not) {
        if (remember && file !== null && !file.inUse) this.named.add(file.number);
        yield { step, name, file };
      }
      const opened =
        file === null
          ? null
          : this.open(stack, step, name, file, (memories[stack.length] ??= reusedMemory()));
      if (opened !== null) stack.push(opened);
    }
  }

  /** The file a name means; null where its record has another file now. */
  private fileOf({ record, sequence, deleted }: NtfsName): StoredFile | null {
    if (record === 0 && deleted) return null;
    const file = this.volume.file(record);
    return file === null || nameSequence(file) !== sequence ? null : file;
  }

  /** A folder is entered when name and record say it is one, and a deleted name leads to a free record. */
  private open(
    stack: readonly Step[],
    step: Step,
    name: NtfsName,
    file: NtfsFile,
    memory: Memory,
  ): Step | null {
    const { number } = file;
    if (name.letter === 'r' || !file.directory || (name.deleted && file.inUse)) return null;
    if (name.name === '.' || name.name === '..') return null;
    if (stack.some((one) => one.record === number)) {
      this.volume.notices.add('ntfs.directory-loop', { number });
      return null;
    }
    const openings = (this.openings.get(number) ?? 0) + 1;
    this.openings.set(number, openings);
    if (stack.length > MOST_DEPTH || openings > MOST_OPENINGS) {
      this.volume.notices.add('ntfs.directory-not-entered', { number });
      return null;
    }
    const names = namesOfFolder(this.volume, file, this.parents, memory);
    return names === null ? null : { names, path: `${step.path}/${name.name}`, record: number, next: 0 };
  }

  /** Records that were used, are free, and that no name and no other orphan folder leads to. */
  private orphans(): FolderNames {
    const found: NtfsName[] = [];
    const below = new Set<number>();
    for (const number of this.parents.free) {
      if (this.named.has(number) || below.has(number)) continue;
      const file = this.volume.file(number);
      if (file === null || file.attributes.length === 0) continue;
      found.push(orphanName(file));
      if (file.directory) this.mark(file, below);
    }
    return FolderNames.of(withoutThose(found, below));
  }

  /** Marks what lies below an orphan folder, up to the first live file. */
  private mark(folder: NtfsFile, below: Set<number>): void {
    const names = namesOfFolder(this.volume, folder, this.parents) ?? FolderNames.of([]);
    for (const { name, file } of this.below(names, '', folder.number, false)) {
      if (!name.deleted || name.name === '.' || file === null) continue;
      if (file.inUse || below.has(file.number)) return;
      below.add(file.number);
    }
  }
}

function orphanName(file: NtfsFile): NtfsName {
  const part = longNames(file)[0]?.parts[0];
  const own = part === undefined ? '' : nameOf(part.bytes, valueAt(part));
  const name = own === '' ? `OrphanFile-${file.number}` : own;
  return {
    name,
    record: file.number,
    sequence: file.sequence - 1,
    letter: '-',
    deleted: true,
    hash: 0,
    copy: null,
  };
}

/** Takes out what was found below a folder later; the last takes its place, as Sleuth Kit does it. */
function withoutThose(names: NtfsName[], below: ReadonlySet<number>): NtfsName[] {
  for (let i = 0; i < names.length; i++) {
    if (!below.has(names[i]!.record)) continue;
    const last = names.pop()!;
    if (i < names.length) names[i] = last;
  }
  return names;
}
