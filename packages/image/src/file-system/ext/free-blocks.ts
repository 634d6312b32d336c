import type { ByteRange } from '../../contract.ts';
import type { ExtVolume } from './volume.ts';

/** Stretches of blocks no live file owns, as byte ranges of the raw image, in order. */
export function* freeBlocks(volume: ExtVolume): Generator<ByteRange> {
  const { blockSize, blocks, firstDataBlock } = volume.geometry;
  const held = Math.min(blocks, Math.floor(volume.source.size / blockSize));
  let from: number | null = null;
  for (let block = firstDataBlock; block <= held; block++) {
    const free = block < held && !volume.isBlockAllocated(block);
    if (free) from ??= block;
    else if (from !== null) {
      yield { offset: volume.offset + from * blockSize, length: (block - from) * blockSize };
      from = null;
    }
  }
}
