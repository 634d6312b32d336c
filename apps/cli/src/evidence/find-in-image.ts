import { ImageError, findEntry, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import { mustHaveFileSystem } from './with-image.ts';

/** The entry `which` (`/path` or `#number`) in the first file system that has it. */
export function findInImage(image: DiskImage, which: string): { fileSystem: FileSystem; entry: Entry } {
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
