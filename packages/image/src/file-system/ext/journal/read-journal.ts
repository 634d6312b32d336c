import { JBD2, crc32c } from '@tracecraft/formats';
import { be32 } from '../../../source/little-endian.ts';
import { blockMap } from '../block-map.ts';
import type { ExtVolume } from '../volume.ts';

/** One block of the file system as a transaction wrote it into the journal. */
export interface BlockCopy {
  /** Block of the file system it is a copy of. */
  readonly block: number;
  readonly sequence: number;
  /** Block of the volume that holds the copy. */
  readonly heldBy: number;
  /** Its first four bytes were replaced, because they would look like the journal's own. */
  readonly escaped: boolean;
  /** The journal carries a checksum of the copy, and it fits. */
  readonly verified: boolean;
}

/** What is still readable of a journal: copies in order of their transactions, oldest first. */
export interface JournalCopies {
  readonly copies: readonly BlockCopy[];
  /** The newest copy of a block not later than `sequence`. */
  readonly upTo: (block: number, sequence: number) => BlockCopy | undefined;
  /** Transaction → second of its commit. */
  readonly commits: ReadonlyMap<number, number>;
}

interface Layout {
  /** Position in the journal → block of the volume. */
  readonly blocks: readonly number[];
  readonly first: number;
  readonly end: number;
  readonly features: number;
  readonly seed: number;
}

interface Claim {
  readonly position: number;
  readonly block: number;
  readonly sequence: number;
  readonly escaped: boolean;
  readonly checksum: number | null;
}

/** Journals are at most 10 GiB in practice; more positions are damage. */
const MOST_BLOCKS = 1 << 22;

/**
 * Every copy the journal still holds, also of transactions long written back: the whole area is searched for
 * descriptors, not only the part a replay would read. A position belongs to the newest transaction that claims it.
 */
export function readJournal(volume: ExtVolume): JournalCopies {
  const layout = volume.notices.orElse(() => layoutOf(volume), null);
  if (layout === null) return { copies: [], commits: new Map(), upTo: () => undefined };
  const owners = new Map<number, Claim>();
  const control = new Set<number>();
  const commits = new Map<number, number>();
  for (let position = layout.first; position < layout.end; position++) {
    const bytes = blockAt(volume, layout, position);
    if (bytes === null || be32(bytes, JBD2.header.magic) !== JBD2.magic) continue;
    control.add(position);
    const sequence = be32(bytes, JBD2.header.sequence);
    const type = be32(bytes, JBD2.header.type);
    if (type === JBD2.type.commit) commits.set(sequence, be32(bytes, JBD2.commit.seconds + 4));
    if (type !== JBD2.type.descriptor) continue;
    for (const claim of claimsOf(layout, bytes, position, sequence)) {
      const owner = owners.get(claim.position);
      if (owner === undefined || isLater(claim.sequence, owner.sequence)) owners.set(claim.position, claim);
    }
  }
  const copies = [...owners.values()]
    .filter(({ position, block }) => !control.has(position) && block < volume.geometry.blocks)
    .flatMap((claim) => copyOf(volume, layout, claim))
    .toSorted((a, b) => (a.sequence === b.sequence ? 0 : isLater(a.sequence, b.sequence) ? 1 : -1));
  const byBlock = Map.groupBy(copies, ({ block }) => block);
  return {
    copies,
    commits,
    upTo: (block, sequence) => byBlock.get(block)?.findLast((one) => !isLater(one.sequence, sequence)),
  };
}

/** Sequence numbers wrap at 2^32. */
export function isLater(a: number, b: number): boolean {
  return ((a - b) | 0) > 0;
}

function layoutOf(volume: ExtVolume): Layout | null {
  const { journalInode, blockSize } = volume.geometry;
  const inode = journalInode === 0 ? null : volume.inode(journalInode);
  if (inode === null) return null;
  const blocks: number[] = [];
  for (const { logical, physical, count } of blockMap(volume, inode).runs)
    for (let i = 0; i < count && blocks.length < MOST_BLOCKS; i++) blocks[logical + i] = physical + i;
  const head = volume.block(blocks[0] ?? 0, 'jbd2.superblock');
  const { superblock: at, type } = JBD2;
  const kind = be32(head, JBD2.header.type);
  if (be32(head, 0) !== JBD2.magic || (kind !== type.superblockV1 && kind !== type.superblockV2)) return null;
  if (be32(head, at.blockSize) !== blockSize) return null;
  const features = kind === type.superblockV2 ? be32(head, at.incompatible) : 0;
  const fast = (features & JBD2.feature.fastCommit) === 0 ? 0 : be32(head, at.fastCommitBlocks) || 256;
  return {
    blocks,
    first: Math.max(1, be32(head, at.first)),
    end: Math.min(blocks.length, be32(head, at.length)) - fast,
    features,
    seed: crc32c(head.subarray(at.uuid, at.uuid + JBD2.uuidSize)),
  };
}

function blockAt(volume: ExtVolume, { blocks }: Layout, position: number): Uint8Array | null {
  const block = blocks[position];
  if (block === undefined || block === 0) return null;
  return volume.notices.orElse(() => volume.block(block, 'jbd2.block'), null);
}

/** The tags of a descriptor: which block each of the following positions is a copy of. */
function* claimsOf(layout: Layout, bytes: Uint8Array, position: number, sequence: number): Generator<Claim> {
  const { features, first, end } = layout;
  const v3 = (features & JBD2.feature.checksumV3) !== 0;
  const wide = (features & JBD2.feature.bits64) !== 0;
  const summed = v3 || (features & JBD2.feature.checksumV2) !== 0;
  const size = v3 ? 16 : wide ? 12 : 8;
  const limit = bytes.length - (summed ? JBD2.tailSize : 0);
  let next = position;
  for (let at = JBD2.header.size; at + size <= limit; ) {
    const flags = v3 ? be32(bytes, at + 4) : be32(bytes, at + 4) & 0xffff;
    const high = wide ? be32(bytes, at + 8) : 0;
    next = next + 1 < end ? next + 1 : first;
    const checksum = v3 ? be32(bytes, at + 12) : summed ? be32(bytes, at + 4) >>> 16 : null;
    const escaped = (flags & JBD2.flag.escape) !== 0;
    yield { position: next, block: be32(bytes, at) + high * 2 ** 32, sequence, escaped, checksum };
    at += size + ((flags & JBD2.flag.sameUuid) === 0 ? JBD2.uuidSize : 0);
    if ((flags & JBD2.flag.last) !== 0) return;
  }
}

/** The copy a claim leads to; none where its checksum says that something else lies there now. */
function copyOf(volume: ExtVolume, layout: Layout, claim: Claim): readonly BlockCopy[] {
  const heldBy = layout.blocks[claim.position];
  const { block, sequence, escaped, checksum } = claim;
  if (heldBy === undefined || heldBy === 0) return [];
  if (checksum === null) return [{ block, sequence, heldBy, escaped, verified: false }];
  const bytes = volume.notices.orElse(() => volume.block(heldBy, 'jbd2.block'), null);
  if (bytes === null) return [];
  const number = Uint8Array.from([24, 16, 8, 0], (shift) => (sequence >>> shift) & 255);
  const whole = crc32c(withMagic(bytes, escaped), crc32c(number, layout.seed));
  const fits =
    (layout.features & JBD2.feature.checksumV3) !== 0 ? whole === checksum : (whole & 0xffff) === checksum;
  return fits ? [{ block, sequence, heldBy, escaped, verified: true }] : [];
}

/** The bytes as they were before the journal escaped them. */
function withMagic(bytes: Uint8Array, escaped: boolean): Uint8Array {
  if (!escaped) return bytes;
  const whole = bytes.slice();
  for (const [i, shift] of [24, 16, 8, 0].entries()) whole[i] = (JBD2.magic >>> shift) & 255;
  return whole;
}

/** Bytes of a copy, a view that holds until the next read. */
export function bytesOfCopy(volume: ExtVolume, { heldBy, escaped }: BlockCopy): Uint8Array | null {
  const bytes = volume.notices.orElse(() => volume.block(heldBy, 'jbd2.block'), null);
  return bytes === null ? null : withMagic(bytes, escaped);
}
