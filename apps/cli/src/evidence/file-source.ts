import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A file as a random-access source. */
export interface FileSource extends RandomAccess {
  /** Throws CommandError `image.file-changed` where size or time of change is no longer what it was when opened. */
  mustBeUnchanged(): void;
  close(): void;
}

/**
 * Opens `path` for reading; `deviceSize` where the file itself tells none. A file that shrinks while open gives
 * CommandError `image.file-changed`, never zeros.
 */
export function openFileSource(path: string, deviceSize?: number): FileSource {
  const file = openSync(path, 'r');
  const before = fstatSync(file);
  const size = deviceSize ?? before.size;
  const changed = (): CommandError =>
    new CommandError(
      'image.file-changed',
      { path, was: before.size, is: fstatSync(file).size },
      EXIT.badInput,
    );
  function readInto(offset: number, target: Uint8Array): void {
    const { length } = target;
    if (offset < 0 || offset + length > size)
      throw new ShortReadError(offset, length, Math.max(0, size - offset));
    for (let done = 0; done < length; ) {
      const got = readSync(file, target, done, length - done, offset + done);
      if (got === 0) throw deviceSize === undefined ? changed() : new ShortReadError(offset, length, done);
      done += got;
    }
  }
  return {
    size,
    readInto,
    read(offset, length) {
      // Checked before memory is asked for: a damaged image can claim any length.
      if (offset < 0 || length < 0 || offset + length > size)
        throw new ShortReadError(offset, length, Math.max(0, size - offset));
      const bytes = Buffer.allocUnsafe(length);
      readInto(offset, bytes);
      return bytes;
    },
    mustBeUnchanged() {
      const now = fstatSync(file);
      const same = deviceSize !== undefined || (now.size === before.size && now.mtimeMs === before.mtimeMs);
      if (!same) throw changed();
    },
    close: () => closeSync(file),
  };
}
