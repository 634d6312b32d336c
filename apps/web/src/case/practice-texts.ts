import { useQuery } from '@tanstack/react-query';
import { practiceTexts, type Proposals, type PracticeTexts } from '@tracecraft/exchange';
import { useMemo } from 'react';
import { libraryQuery, type PracticeLibrary } from './practice-library.ts';

/** The library, and every text of its practices this device knows: as published, and as accepted in sharing. */
export interface KnownTexts {
  readonly library: PracticeLibrary;
  readonly texts: PracticeTexts;
}

/** Null until the library is read. */
export function usePracticeTexts(proposals: Proposals): KnownTexts | null {
  const library = useQuery(libraryQuery).data;
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
