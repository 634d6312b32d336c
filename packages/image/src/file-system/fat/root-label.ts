import { NoticeLog } from '../../notice-log.ts';
import { directoryClusters, directoryPieces, fixedRoot } from './directory-content.ts';
import { readDirectory } from './directory.ts';
import type { FatVolume } from './volume.ts';

/** The label the root directory holds, trimmed; null when it holds none. */
export function rootLabel(volume: FatVolume): string | null {
  const { rootCluster } = volume.geometry;
  const untold = new NoticeLog();
  const pieces =
    rootCluster === 0
      ? fixedRoot(volume, untold)
      : directoryPieces(volume, directoryClusters(volume, rootCluster, false).slice(0, 1), untold);
  const label = readDirectory(volume, pieces, untold).slots.find(
    (slot) => slot.kind === 'label' && !slot.deleted,
  );
  return label === undefined ? null : label.name.trimEnd();
}
