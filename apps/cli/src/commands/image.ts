import type { Command } from 'commander';

const ABOUT = `
An image is a raw file, a split raw (give any segment, the others are found beside it), an EnCase E01, or one of these
packed as .gz or as a .zip that holds one image. A tar (also .tar.gz) or zip of other files, such as the extraction of a
phone, is opened as a file system, without unpacking. Packed with xz: unpack it first (xz -dk FILE).

Exit codes: 0 done; 1 a stored digest does not match; 64 wrong use; 65 damaged or partial, what could be read was
printed; 66 no such file, segment or entry; 77 refused so that nothing is overwritten; 73 disk full.`;

type Add = (image: Command) => void;

/** In the order of --help; only the one asked for is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  info: async () => (await import('./image-info.ts')).addImageInfo,
  partitions: async () => (await import('./image-partitions.ts')).addImagePartitions,
  ls: async () => (await import('./image-ls.ts')).addImageLs,
  stat: async () => (await import('./image-stat.ts')).addImageStat,
  cat: async () => (await import('./image-cat.ts')).addImageCat,
  timeline: async () => (await import('./image-timeline.ts')).addImageTimeline,
  search: async () => (await import('./image-search.ts')).addImageSearch,
  carve: async () => (await import('./image-carve.ts')).addImageCarve,
  artefacts: async () => (await import('./image-artefacts.ts')).addImageArtefacts,
  hash: async () => (await import('./image-hash.ts')).addImageHash,
  recover: async () => (await import('./image-recover.ts')).addImageRecover,
  verify: async () => (await import('./image-verify.ts')).addImageVerify,
  acquire: async () => (await import('./image-acquire.ts')).addImageAcquire,
  report: async () => (await import('./image-report.ts')).addImageReport,
  replay: async () => (await import('./image-replay.ts')).addImageReplay,
};

/** `tracecraft image`: looking into disk images without changing them. */
export async function addImage(program: Command, asked = ''): Promise<void> {
  const image = program
    .command('image')
    .description('look into a disk image: partitions, files, deleted files, raw bytes, hashes')
    .addHelpText('after', ABOUT);
  const one = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  const loaders = one === undefined ? Object.values(COMMANDS) : [one];
  for (const add of await Promise.all(loaders.map((load) => load()))) add(image);
}
