import { EXFAT_SLOT } from '@tracecraft/formats';
import { labelText } from './names.ts';
import { readDirectory } from './directory.ts';
import { followChain, runsOf, type ExfatVolume } from './volume.ts';

/** The last volume label of the root's first cluster, or null: a second one takes the place of an emptied first. */
export function rootLabel(volume: ExfatVolume): string | null {
  const { rootCluster, clusterSize } = volume.geometry;
  const runs = runsOf(followChain(volume, rootCluster, 1).clusters);
  const slots = readDirectory(volume, runs, Math.floor(clusterSize / EXFAT_SLOT.size) * EXFAT_SLOT.size);
  const labels = slots.filter((slot) => slot.kind === 'label').map((slot) => labelText(slot.bytes, 0));
  return labels.filter((label) => label !== null && label !== '').at(-1) ?? null;
}
