import type { AskedPractices } from '@tracecraft/protocol';

/** Parts of the shared code, in the order of the work. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const;
export const OBJECTS = [
  'scene',
  'search',
  'exhibit',
  'device',
  'image',
  'person',
  'officer',
  'case',
] as const;

/** What of the library is shown; empty: all of it. */
export interface LibraryFilter {
  readonly q: string;
  readonly page: number;
  readonly letter: string;
  readonly object: string;
  readonly severity: string;
  readonly mark: '' | NonNullable<AskedPractices['mark']>;
}

export const NO_FILTER: LibraryFilter = { q: '', page: 1, letter: '', object: '', severity: '', mark: '' };

/** The longest query looked for; more is cut off. */
const LONGEST = 200;

/** What is asked of the server: only what is said. */
export function askedOf({ q, page, mark, ...others }: LibraryFilter): AskedPractices {
  const words = q.trim().slice(0, LONGEST);
  return {
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== '')),
    ...(words === '' ? {} : { q: words }),
    ...(page === 1 ? {} : { page }),
    ...(mark === '' ? {} : { mark }),
  };
}
