import { parsePractice } from '@tracecraft/practice';
import type { PracticeLibrary, PublishedFile } from './practice-library.ts';

/** Reads the published files. Apart from the query, so that the first paint does not wait for the parser of the files. */
export function libraryOf(files: readonly PublishedFile[]): PracticeLibrary {
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
