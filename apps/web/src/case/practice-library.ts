import type { Conduct, Practice, Profile, ProfileChange } from '@tracecraft/practice';
import { paths, type PublishedFile } from '@tracecraft/protocol';
import { queryOptions } from '@tanstack/react-query';
import { freshOrKept } from '../adapters/kept-answers.ts';

/**
 * Practices of this server, and those of its files that could not be read: all of them, or of a large library those a device
 * works with (`more-practices.ts` fetches others).
 */
export interface PracticeLibrary {
  readonly all: readonly Practice[];
  readonly unreadable: readonly string[];
  /** Overlays, worked out ones first. */
  readonly profiles: readonly Profile[];
  /** What the overlay this library is read under changed; empty without one. */
  readonly changes: readonly ProfileChange[];
  readonly conduct: Conduct | null;
  practice(id: string): Practice | undefined;
  /** Id and title of the practice with this code of the shared code, for example `A1`; its file is not read for it. */
  coded(code: string): Pick<Practice, 'id' | 'title'> | undefined;
  /** Whether the file of this practice is here, readable or not. */
  has(id: string): boolean;
  /** This library and further files. */
  and(files: readonly PublishedFile[]): PracticeLibrary;
  /** The published file of a practice as text. */
  source(id: string): string | undefined;
  /** SVG text of a picture. */
  picture(file: string): string | undefined;
  /** Those of `ids` the library has, in the order of `ids`. */
  profile(ids: readonly string[]): readonly Practice[];
  /** The library as the overlay of this id has it; `none` as shared. Throws `practices.no-overlay` when it cannot be applied. */
  adopted(overlay: string): PracticeLibrary;
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

/** `library` with those of `ids` it lacks; what fetches them is only loaded where one is missing. */
export async function completed(library: PracticeLibrary, ids: readonly string[]): Promise<PracticeLibrary> {
  if (ids.every((id) => library.has(id))) return library;
  return (await import('./more-practices.ts')).withPractices(library, ids);
}
