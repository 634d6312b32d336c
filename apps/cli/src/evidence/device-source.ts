import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { openFileSource, type FileSource } from './file-source.ts';

/** Unit of the sizes Linux tells of block devices. */
const UNIT = 512;

/** A file or a block device as a source. Throws `image.file-not-found` or `image.not-a-file`. */
export function openDevice(path: string): FileSource {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandError('image.file-not-found', { path }, EXIT.notFound);
  if (found.isFile()) return openFileSource(path);
  if (!found.isBlockDevice()) throw new CommandError('image.not-a-file', { path }, EXIT.badInput);
  const size = Number(readFileSync(`/sys/class/block/${basename(realpathSync(path))}/size`, 'utf8')) * UNIT;
  return openFileSource(path, size);
}

/** Whether a medium failed to give its bytes, as against a fault of ours. */
export function isReadError(problem: unknown): boolean {
  const code = problem instanceof Error && 'code' in problem ? problem.code : '';
  return code === 'EIO' || code === 'ENXIO' || code === 'EILSEQ' || code === 'ENODATA';
}
