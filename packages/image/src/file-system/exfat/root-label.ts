import { EXFAT_SLOT } from '@tracecraft/formats';
import { NoticeLog } from '../../notice-log.ts';
import { labelText } from './names.ts';
import { readDirectory } from './directory.ts';
import { followChain, runsOf, type ExfatVolume } from './volume.ts';

/** The last volume label of the root's first cluster, or null: a second one takes the place of an emptied first. */
export function rootLabel(volume: ExfatVolume): string | null {
  const { rootCluster, clusterSize } = volume.geometry;
  const runs = runsOf(followChain(volume, rootCluster, 1).clusters);
  // A set that goes on in the next cluster looks cut here: that is for the listing to tell.
  const unheard = { ...volume, notices: new NoticeLog() };
  const slots = readDirectory(unheard, runs, Math.floor(clusterSize / EXFAT_SLOT.size) * EXFAT_SLOT.size);
  const labels = slots.filter((slot) => slot.kind === 'label').map((slot) => labelText(slot.bytes, 0));
  return labels.filter((label) => label !== null && label !== '').at(-1) ?? null;
}
