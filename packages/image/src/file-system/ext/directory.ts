import { EXT_DIRECTORY as AT } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { NAME_KIND, StoredName } from './names.ts';

/** Names have a head of eight bytes and are padded to four. */
function recordSize(nameLength: number): number {
  return (nameLength + AT.name + 3) & ~3;
}

const SMALLEST = recordSize(1);

/** Whether a record that could stand at `at` keeps to the rules. */
function isRecord(
  block: Uint8Array,
  at: number,
  end: number,
  mostInode: number,
  withTypes: boolean,
): boolean {
  const nameLength = withTypes ? block[at + AT.nameLength]! : le16(block, at + AT.nameLength);
  const length = le16(block, at + AT.recordLength);
  return (
    nameLength > 0 &&
    nameLength <= AT.longestName &&
    le32(block, at + AT.inode) <= mostInode &&
    length >= recordSize(nameLength) &&
    length % 4 === 0 &&
    at + length <= end
  );
}

/**
 * Every name in one block of a directory, in its order. The unused space after a live name is searched word by word, as
 * Sleuth Kit does, because the next name need not begin right after it. The names are good as long as the block is. `allDeleted`: the directory itself is gone.
 */
export function namesOfBlock(
  block: Uint8Array,
  { mostInode, withTypes, allDeleted }: { mostInode: number; withTypes: boolean; allDeleted: boolean },
): StoredName[] {
  const names: StoredName[] = [];
  const end = block.length;
  const typed = withTypes ? NAME_KIND.typed : 0;
  let unused = 0;
  for (let at = 0, step = 4; at <= end - SMALLEST; at += step) {
    step = 4;
    const fits = isRecord(block, at, end, mostInode, withTypes);
    const nameLength = withTypes ? block[at + AT.nameLength]! : le16(block, at + AT.nameLength);
    const needed = recordSize(nameLength);
    if (!fits || (unused > 0 && unused < needed)) {
      if (unused > 0) unused -= 4;
      continue;
    }
    const inode = le32(block, at + AT.inode);
    const deleted = unused > 0 || inode === 0 || allDeleted;
    names.push(new StoredName(block, at + AT.name, deleted ? typed | NAME_KIND.deleted : typed));
    if (deleted) unused -= needed;
    step = needed;
    if (unused > 0) continue;
    const length = le16(block, at + AT.recordLength);
    if (length - needed >= SMALLEST) unused = length - needed;
    else step = length;
  }
  return names;
}
