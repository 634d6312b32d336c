import { ftruncateSync, openSync, closeSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

const BLOCK = 64 * 1024;
const ZEROS = Buffer.alloc(BLOCK);

/**
 * A stream into a new file that leaves runs of zeros as holes, so that an image of mostly empty space, or a packed
 * bomb of zeros, takes little disk. More than `most` bytes end it with `image.unpacks-too-large`.
 */
export function sparseFile(path: string, most: number, progress?: (done: number) => void): Writable {
  const file = openSync(path, 'wx', 0o600);
  let size = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (size + chunk.length > most) {
        done(new CommandError('image.unpacks-too-large', { most }, EXIT.refused));
        return;
      }
      try {
        writeBlocks(file, chunk, size);
      } catch (problem) {
        done(problem as Error);
        return;
      }
      size += chunk.length;
      progress?.(size);
      done();
    },
    final(done) {
      ftruncateSync(file, size);
      done();
    },
    destroy(problem, done) {
      closeSync(file);
      done(problem);
    },
  });
}

function writeBlocks(file: number, chunk: Buffer, at: number): void {
  for (let from = 0; from < chunk.length; from += BLOCK) {
    const block = chunk.subarray(from, from + BLOCK);
    if (ZEROS.compare(block, 0, block.length, 0, block.length) === 0) continue;
    for (let done = 0; done < block.length; )
      done += writeSync(file, block, done, block.length - done, at + from + done);
  }
}
