import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ImageError, type CarvedFile, type Carving } from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A carved file as written. */
export interface WrittenFile {
  /** Its name in the folder; null when nothing was written: only its header looks right, or it cannot be read. */
  readonly file: string | null;
  readonly sha256: string | null;
}

const AT_ONCE = 1 << 20;
const DIGITS = 12;
/** Used again for every file: asking for it anew costs more than reading. */
const memory = new Uint8Array(AT_ONCE);

/** Writes a carved file into `folder`, named by its offset, hashing on the way. */
export function writeCarved(carving: Carving, carved: CarvedFile, folder: string): WrittenFile {
  if (carved.state === 'header-only') return { file: null, sha256: null };
  const name = `${String(carved.offset).padStart(DIGITS, '0')}.${carved.extension}`;
  const target = join(folder, name);
  const file = openSync(target, 'wx');
  const hash = createHash('sha256');
  const content = carving.contentOf(carved);
  try {
    for (let at = 0; at < carved.length; at += AT_ONCE) {
      const bytes = memory.subarray(0, Math.min(AT_ONCE, carved.length - at));
      if (content.readInto === undefined) bytes.set(content.read(at, bytes.length));
      else content.readInto(at, bytes);
      hash.update(bytes);
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    }
  } catch (problem) {
    rmSync(target, { force: true });
    if (problem instanceof ImageError) return { file: null, sha256: null };
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC')
      throw new CommandError('image.disk-full', { path: folder }, EXIT.diskFull);
    throw problem;
  } finally {
    closeSync(file);
  }
  return { file: name, sha256: hash.digest('hex') };
}
