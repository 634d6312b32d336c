import { practiceTexts, type Proposals, type PracticeTexts } from '@tracecraft/exchange';
import { useMemo } from 'react';
import { usePractices } from './more-practices.ts';
import type { PracticeLibrary } from './practice-library.ts';

/** The library, and every text of its practices this device knows: as published, and as accepted in sharing. */
export interface KnownTexts {
  readonly library: PracticeLibrary;
  readonly texts: PracticeTexts;
}

/** With the practices of `ids`, which a large library leaves on the server. Null until they are read. */
export function usePracticeTexts(proposals: Proposals, ids: readonly string[] = []): KnownTexts | null {
  const library = usePractices(ids);
  return useMemo(
    () =>
      library === undefined
        ? null
        : { library, texts: practiceTexts((id) => publishedIn(library, id), proposals) },
    [library, proposals],
  );
}

function publishedIn(library: PracticeLibrary, id: string) {
  const [text, practice] = [library.source(id), library.practice(id)];
  return text === undefined || practice === undefined ? undefined : { text, practice };
}
