import { ImageError, findEntry, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import { mustHaveFileSystem } from './with-image.ts';

/** A number as lists show it, of NTFS with type and id. */
const NUMBER = /^\d+(?:-\d+-\d+)?$/;

/** The entry `given` (a path, or a number as lists show it, also `#number`) in the first file system that has it. */
export function findInImage(image: DiskImage, given: string): { fileSystem: FileSystem; entry: Entry } {
  const which = NUMBER.test(given) ? `#${given}` : given;
  let missing: unknown = null;
  for (const fileSystem of mustHaveFileSystem(image)) {
    try {
      return { fileSystem, entry: findEntry(fileSystem, which) };
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      missing = problem;
    }
  }
  throw missing;
}
