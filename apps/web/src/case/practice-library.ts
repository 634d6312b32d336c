import type { Conduct, Practice, Profile, ProfileChange } from '@tracecraft/practice';
import { paths } from '@tracecraft/protocol';
import { queryOptions } from '@tanstack/react-query';
import { freshOrKept } from '../adapters/kept-answers.ts';

/** The practices this server publishes, and those of its files that could not be read. */
export interface PracticeLibrary {
  readonly all: readonly Practice[];
  readonly unreadable: readonly string[];
  /** Overlays, worked out ones first. */
  readonly profiles: readonly Profile[];
  /** What the overlay this library is read under changed; empty without one. */
  readonly changes: readonly ProfileChange[];
  readonly conduct: Conduct | null;
  practice(id: string): Practice | undefined;
  /** The published file of a practice as text. */
  source(id: string): string | undefined;
  /** SVG text of a picture. */
  picture(file: string): string | undefined;
  /** Those of `ids` the library has, in the order of `ids`. */
  profile(ids: readonly string[]): readonly Practice[];
  /** The library as the overlay of this id has it; `none` as shared. Throws `practices.no-overlay` when it cannot be applied. */
  adopted(overlay: string): PracticeLibrary;
}

export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

/** Practices of the server, or those kept on this device. */
export const libraryQuery = queryOptions({
  queryKey: ['practices'],
  staleTime: 300_000,
  structuralSharing: false,
  queryFn: async () => {
    const [{ libraryOf }, files] = await Promise.all([
      import('./read-library.ts'),
      freshOrKept<readonly PublishedFile[]>(paths.practices),
    ]);
    return libraryOf(files);
  },
});
