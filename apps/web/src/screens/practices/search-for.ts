import { plainSentence, searchablePractices, sentence, type Practice } from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { PracticeLibrary } from '../../case/practice-library.ts';

/** The library searched in one language. */
export interface LibrarySearch {
  /** Best first; in the order of the code when nothing is asked. */
  find(query: string): readonly Practice[];
  /** Ids of practices some overlay changes. */
  readonly overlaid: ReadonlySet<string>;
}

export function searchFor(library: PracticeLibrary, code: string, phrases: Phrases): LibrarySearch {
  const index = searchablePractices(library.all, code, ({ steps }) =>
    steps.map(({ tree }) => `${plainSentence(tree, phrases)} ${sentence(tree, phrases)}`).join(' '),
  );
  return {
    find: (query) => index.find(query).flatMap((id) => library.practice(id) ?? []),
    overlaid: new Set(
      library.profiles.flatMap(({ modify, add, drop }) =>
        [...modify, ...add, ...drop].map(({ practice }) => practice),
      ),
    ),
  };
}
