import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';

/** A file as a random-access source. */
export interface FileSource extends RandomAccess {
  close(): void;
}

/**
 * Opens `path` for reading; `deviceSize` where the file itself tells none. A file that shrinks while open gives
 * ShortReadError, never zeros.
 */
export function openFileSource(path: string, deviceSize?: number): FileSource {
  const file = openSync(path, 'r');
  const size = deviceSize ?? fstatSync(file).size;
  function readInto(offset: number, target: Uint8Array): void {
    const { length } = target;
    if (offset < 0 || offset + length > size)
      throw new ShortReadError(offset, length, Math.max(0, size - offset));
    for (let done = 0; done < length; ) {
      const got = readSync(file, target, done, length - done, offset + done);
      if (got === 0) throw new ShortReadError(offset, length, done);
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
    close: () => closeSync(file),
  };
}
