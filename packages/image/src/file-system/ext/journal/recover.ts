import type { Extents, Notice } from '../../../contract.ts';
import { NoticeLog } from '../../../notice-log.ts';
import { blockMap, type BlockMap } from '../block-map.ts';
import { inlineRanges, isFastLink, rangesOfRuns } from '../content.ts';
import { isInline, type ExtInode } from '../inode.ts';
import type { ExtVolume } from '../volume.ts';
import type { InodeVersion, InodeVersions } from './inode-versions.ts';
import { bytesOfCopy, isLater, type JournalCopies } from './read-journal.ts';

/** Blocks looked at for one file when asking whether others took them since; beyond that nothing is called exact. */
const MOST_BLOCKS = 1 << 20;

/**
 * Which transaction last gave a block to which file, or wrote it as metadata. The journal is a ring: whoever finds a
 * version in it also finds everything later, so what nobody claims since then was not taken.
 */
export class Reuse {
  private readonly volume: ExtVolume;
  private readonly journal: JournalCopies;
  private readonly versions: InodeVersions;
  private claims: Map<number, { readonly sequence: number; readonly owner: string }> | null = null;

  constructor(volume: ExtVolume, journal: JournalCopies, versions: InodeVersions) {
    this.volume = volume;
    this.journal = journal;
    this.versions = versions;
  }

  /** Whether a block may hold something else since `sequence`. */
  taken(block: number, owner: string, sequence: number): boolean {
    this.claims ??= this.gather();
    const claim = this.claims.get(block);
    return claim !== undefined && claim.owner !== owner && isLater(claim.sequence, sequence);
  }

  private gather(): Map<number, { sequence: number; owner: string }> {
    const claims = new Map<number, { sequence: number; owner: string }>();
    const claim = (block: number, sequence: number, owner: string): void => {
      const known = claims.get(block);
      if (known === undefined || isLater(sequence, known.sequence)) claims.set(block, { sequence, owner });
    };
    for (const { block, sequence } of this.journal.copies) claim(block, sequence, '');
    for (const { sequence, inode } of [...this.versions.values()].flat()) {
      const map = mapAt(this.volume, inode, sequence, this.journal);
      for (const { physical, count } of map?.runs ?? [])
        for (let i = 0; physical !== 0 && i < Math.min(count, MOST_BLOCKS); i++)
          claim(physical + i, sequence, identityOf(inode));
    }
    return claims;
  }
}

function identityOf({ number, generation }: ExtInode): string {
  return `${number}-${generation}`;
}

/** The blocks of an old version, its tree read as it stood then; null where that can't be told. */
function mapAt(
  volume: ExtVolume,
  inode: ExtInode,
  sequence: number,
  journal: JournalCopies,
): BlockMap | null {
  if (isInline(inode) || isFastLink(inode)) return null;
  const read = (number: number): Uint8Array => {
    const copy = journal.upTo(number, sequence);
    const bytes = copy === undefined ? null : bytesOfCopy(volume, copy);
    return (bytes ?? volume.block(number, 'ext.block-map')).slice();
  };
  // Remarks about blocks overwritten since belong to no listing.
  return new NoticeLog().orElse(() => blockMap(volume, inode, read), null);
}

/** The bytes a deleted file had, and how sure that is. */
export function contentOf(
  volume: ExtVolume,
  { inode, sequence }: InodeVersion,
  journal: JournalCopies,
  reuse: Reuse,
): Extents {
  const { number, size } = inode;
  if (isInline(inode) || isFastLink(inode))
    return { ranges: inlineRanges(volume, inode), certainty: 'guessed', slack: null, notices: [], size };
  const map = mapAt(volume, inode, sequence, journal);
  if (map === null) {
    const notice = { code: 'ext.blocks-unknown', params: { number } };
    return { ranges: [], certainty: 'guessed', slack: null, notices: [notice], size };
  }
  const { ranges, slack } = rangesOfRuns(volume, map.runs, size);
  const taken = takenBlocks(volume, map, identityOf(inode), sequence, reuse);
  const notices: Notice[] =
    taken === 0 ? [] : [{ code: 'ext.blocks-taken', params: { number, blocks: taken } }];
  return { ranges, certainty: taken === 0 ? 'exact' : 'guessed', slack, notices, size };
}

function takenBlocks(
  volume: ExtVolume,
  { runs }: BlockMap,
  owner: string,
  sequence: number,
  reuse: Reuse,
): number {
  let taken = 0;
  let seen = 0;
  for (const { physical, count } of runs)
    for (let i = 0; physical !== 0 && i < count; i++) {
      if (++seen > MOST_BLOCKS) return taken + 1;
      if (volume.isBlockAllocated(physical + i) || reuse.taken(physical + i, owner, sequence)) taken++;
    }
  return taken;
}
