import type { AskedPractices } from './library-api.ts';

/** Where the practice library is read, page by page; not in `paths`, because the first load of the app does without. */
export const libraryPaths = {
  /** GET `PracticePage`. */
  practiceList: (asked: AskedPractices = {}): string => {
    const words = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return `/api/practices/list${words.length === 0 ? '' : `?${words.join('&')}`}`;
  },
  /** GET `PublishedFile`[]: files of these practices and their pictures, at most `MOST_FILES`; ids nobody knows are left out. */
  practiceFiles: (ids: readonly string[]): string =>
    `/api/practices/files?ids=${encodeURIComponent(ids.join(' '))}`,
} as const;
