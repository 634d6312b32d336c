import { EXT_MODE } from '@tracecraft/formats';
import type { Entry, Extents } from '../../contract.ts';
import { blockMap } from './block-map.ts';
import { inlineRanges, isFastLink, rangesOfRuns } from './content.ts';
import { isInline, type ExtInode } from './inode.ts';
import type { JournalHistory } from './journal/history.ts';
import { NoticeLog } from '../../notice-log.ts';
import type { ExtVolume } from './volume.ts';

const NOTHING: Extents = { ranges: [], certainty: 'allocated', slack: null, notices: [] };

/** Where the bytes of `entry` lie in the raw image, and how sure that is. `history` is asked for deleted files only. */
export function extentsOfEntry(volume: ExtVolume, entry: Entry, history: () => JournalHistory): Extents {
  if (entry.type === 'virtual-directory' || entry.type === 'virtual-file') return NOTHING;
  const remembered = entry.deleted ? history().extents(entry.identity) : null;
  if (remembered !== null) return remembered;
  const inode = volume.inode(entry.number);
  if (inode === null || entry.reallocated) {
    const notice = { code: 'ext.inode-taken', params: { number: entry.number } };
    return { ...NOTHING, certainty: 'guessed', notices: [notice] };
  }
  return extentsOfInode(volume, inode, entry.deleted ? 'guessed' : 'allocated');
}

/** Devices, pipes and sockets have numbers where others have blocks. */
const HOLD_BYTES: readonly number[] = [EXT_MODE.regular, EXT_MODE.directory, EXT_MODE.link];

/** Where an inode's own words say its bytes lie. */
function extentsOfInode(volume: ExtVolume, inode: ExtInode, certainty: Extents['certainty']): Extents {
  if (isInline(inode) || isFastLink(inode))
    return { ...NOTHING, ranges: inlineRanges(volume, inode), certainty };
  if (!HOLD_BYTES.includes(inode.type)) return { ...NOTHING, certainty };
  const log = new NoticeLog();
  const map = log.orElse(() => blockMap(volume, inode), null);
  if (map === null) return { ...NOTHING, certainty, notices: log.notices };
  const { ranges, slack } = rangesOfRuns(volume, map.runs, inode.size);
  return { ranges, certainty, slack, notices: NOTHING.notices };
}
