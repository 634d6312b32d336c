import type { Command } from 'commander';
import { addImageAcquire } from './image-acquire.ts';
import { addImageArtefacts } from './image-artefacts.ts';
import { addImageCarve } from './image-carve.ts';
import { addImageCat } from './image-cat.ts';
import { addImageHash } from './image-hash.ts';
import { addImageInfo } from './image-info.ts';
import { addImageLs } from './image-ls.ts';
import { addImagePartitions } from './image-partitions.ts';
import { addImageRecover } from './image-recover.ts';
import { addImageReplay } from './image-replay.ts';
import { addImageReport } from './image-report.ts';
import { addImageSearch } from './image-search.ts';
import { addImageStat } from './image-stat.ts';
import { addImageTimeline } from './image-timeline.ts';
import { addImageVerify } from './image-verify.ts';

const ABOUT = `
An image is a raw file, a split raw (give any segment, the others are found beside it), an EnCase E01, or one of these
packed as .gz or as a .zip that holds one image. A tar (also .tar.gz) or zip of other files, such as the extraction of a
phone, is opened as a file system, without unpacking. Packed with xz: unpack it first (xz -dk FILE).

Exit codes: 0 done; 1 a stored digest does not match; 64 wrong use; 65 damaged or partial, what could be read was
printed; 66 no such file, segment or entry; 77 refused so that nothing is overwritten; 73 disk full.`;

/** `tracecraft image`: looking into disk images without changing them. */
export function addImage(program: Command): void {
  const image = program
    .command('image')
    .description('look into a disk image: partitions, files, deleted files, raw bytes, hashes')
    .addHelpText('after', ABOUT);
  for (const add of [
    addImageInfo,
    addImagePartitions,
    addImageLs,
    addImageStat,
    addImageCat,
    addImageTimeline,
    addImageSearch,
    addImageCarve,
    addImageArtefacts,
    addImageHash,
    addImageRecover,
    addImageVerify,
    addImageAcquire,
    addImageReport,
    addImageReplay,
  ])
    add(image);
}
