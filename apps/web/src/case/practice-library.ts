import type { Practice } from '@tracecraft/practice';
import { paths } from '@tracecraft/protocol';
import { queryOptions } from '@tanstack/react-query';
import { freshOrKept } from '../adapters/kept-answers.ts';

/** The practices this server publishes, and those of its files that could not be read. */
export interface PracticeLibrary {
  readonly all: readonly Practice[];
  readonly unreadable: readonly string[];
  practice(id: string): Practice | undefined;
  /** Those of `ids` the library has, in the order of `ids`. */
  profile(ids: readonly string[]): readonly Practice[];
}

export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

/** Practices of the server, or those kept on this device. */
export const libraryQuery = queryOptions({
  queryKey: ['practices'],
  staleTime: 300_000,
  queryFn: async () => {
    const [{ libraryOf }, files] = await Promise.all([
      import('./read-library.ts'),
      freshOrKept<readonly PublishedFile[]>(paths.practices),
    ]);
    return libraryOf(files);
  },
});
