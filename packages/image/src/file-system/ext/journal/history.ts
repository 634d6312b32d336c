import { EXT_MODE } from '@tracecraft/formats';
import type { Entry, Extents } from '../../../contract.ts';
import { entryOfInode } from '../entry.ts';
import type { ExtInode } from '../inode.ts';
import type { ExtVolume } from '../volume.ts';
import { inodeVersions, type InodeVersion } from './inode-versions.ts';
import { nameHistory, type NameHistory, type OldName } from './name-history.ts';
import { isLater, readJournal } from './read-journal.ts';
import { contentOf, Reuse } from './recover.ts';

/** What the journal remembers of deleted files. */
export interface JournalHistory {
  /** Deleted files the journal still knows, with the size and times they had. */
  entries(): Iterable<Entry>;
  /** Where the bytes of the file `identity` lie, or null when the journal does not know it. */
  extents(identity: string): Extents | null;
}

const NAME_TYPES: Readonly<Record<number, number>> = {
  [EXT_MODE.regular]: 1,
  [EXT_MODE.directory]: 2,
  [EXT_MODE.link]: 7,
};

/** The life of one file: its number and generation, with every version the journal holds. */
interface Life {
  readonly identity: string;
  readonly versions: readonly InodeVersion[];
  /** The newest version that still had content, else the newest. */
  readonly best: InodeVersion;
  /** The first version of the next file with this number, or null. */
  readonly until: number | null;
}

/** Reads the journal of `volume`; an ext2 volume remembers nothing. */
export function openJournal(volume: ExtVolume): JournalHistory {
  const journal = readJournal(volume);
  const versions = inodeVersions(volume, journal.copies);
  const lives = new Map([...versions.values()].flatMap(livesOf).map((life) => [life.identity, life]));
  const gone = new Map([...lives].filter(([, life]) => !standsNow(volume, life.best.inode)));
  if (journal.copies.length > 0) volume.notices.add('ext.journal-reaches', reach(journal));
  const reuse = new Reuse(volume, journal, versions);
  let names: NameHistory | null = null;
  const named = (): NameHistory => (names ??= nameHistory(volume, journal.copies, versions));
  return {
    *entries() {
      for (const life of gone.values()) yield entryOfLife(volume, life, named());
    },
    extents(identity) {
      const life = gone.get(identity);
      return life === undefined ? null : contentOf(volume, life.best, journal, reuse);
    },
  };
}

function reach({
  copies,
  commits,
}: ReturnType<typeof readJournal>): Readonly<Record<string, string | number>> {
  const oldest = copies[0]?.sequence ?? 0;
  const newest = copies.at(-1)?.sequence ?? 0;
  const second = commits.get(oldest);
  const since = second === undefined ? '' : new Date(second * 1000).toISOString().slice(0, 19);
  return { oldest, newest, copies: copies.length, since };
}

/** The versions of one number, parted by generation. */
function livesOf(versions: readonly InodeVersion[]): readonly Life[] {
  const groups = [...Map.groupBy(versions, ({ inode }) => inode.generation).values()];
  return groups.map((group, i) => {
    const best = group.findLast(({ inode }) => hasContent(inode)) ?? group.at(-1)!;
    const { number, generation } = best.inode;
    const until = groups[i + 1]?.[0]?.sequence ?? null;
    return { identity: `${number}-${generation}`, versions: group, best, until };
  });
}

function hasContent({ size, links, block, type }: ExtInode): boolean {
  if (size === 0) return false;
  // A deleted inode keeps an extent header without entries.
  return (
    (links > 0 || type === EXT_MODE.regular) &&
    block.some((byte, i) => byte !== 0 && (i < 2 || i > 11) && i !== 4 && i !== 5)
  );
}

function standsNow(volume: ExtVolume, { number, generation }: ExtInode): boolean {
  const now = volume.isInodeAllocated(number) ? volume.inode(number) : null;
  return now !== null && now.generation === generation;
}

function entryOfLife(volume: ExtVolume, life: Life, history: NameHistory): Entry {
  const { inode } = life.best;
  const name = nameOf(life, history.namesOf(inode.number));
  const folder = name === null ? null : history.pathOf(name);
  const naming = {
    folder: folder ?? '/$OrphanFiles',
    name: name?.name ?? `OrphanFile-${inode.number}`,
    nameType: NAME_TYPES[inode.type] ?? 0,
    number: inode.number,
    deleted: true,
    target: null,
  };
  return { ...entryOfInode(volume, naming, inode), reallocated: false };
}

/** The newest name of this life: not of a file that had the number before or after. */
function nameOf({ versions, until }: Life, names: readonly OldName[]): OldName | null {
  const first = versions[0]?.sequence ?? 0;
  const ofLife = names.filter(
    ({ sequence }) =>
      sequence !== null && !isLater(first, sequence) && (until === null || isLater(until, sequence)),
  );
  const onDisk = until === null ? names.findLast(({ sequence }) => sequence === null) : undefined;
  return ofLife.at(-1) ?? onDisk ?? null;
}
