import { parsePractice, type Practice } from '@tracecraft/practice';
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

interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

function libraryOf(files: readonly PublishedFile[]): PracticeLibrary {
  const parsed = files
    .filter(({ path }) => path.endsWith('.practice.md'))
    .map(({ path, text }) => ({ path, result: parsePractice(text) }));
  const all = parsed.flatMap(({ result }) => ('practice' in result ? [result.practice] : []));
  const byId = new Map(all.map((practice) => [practice.id, practice]));
  return {
    all,
    unreadable: parsed.flatMap(({ path, result }) => ('errors' in result ? [path] : [])),
    practice: (id) => byId.get(id),
    profile: (ids) => ids.flatMap((id) => byId.get(id) ?? []),
  };
}

/** Practices of the server, or those kept on this device. */
export const libraryQuery = queryOptions({
  queryKey: ['practices'],
  staleTime: 300_000,
  queryFn: async () => libraryOf(await freshOrKept<readonly PublishedFile[]>(paths.practices)),
});
