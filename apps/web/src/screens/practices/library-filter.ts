import { isProtected, type Practice } from '@tracecraft/practice';

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
  readonly letter: string;
  readonly object: string;
  readonly severity: string;
  readonly mark: '' | 'protected' | 'with-draft' | 'overlaid';
}

export const NO_FILTER: LibraryFilter = { letter: '', object: '', severity: '', mark: '' };

/** What the filter asks that a practice does not say of itself. */
export interface Beside {
  readonly drafted: ReadonlySet<string>;
  readonly overlaid: ReadonlySet<string>;
}

export function passes(practice: Practice, filter: LibraryFilter, beside: Beside): boolean {
  const { letter, object, severity, mark } = filter;
  return (
    (letter === '' || letterOf(practice) === letter) &&
    (object === '' || practice.steps.some(({ tree }) => tree.object === object || tree.on === object)) &&
    (severity === '' || worstOf(practice) === Number(severity)) &&
    (mark !== 'protected' || isProtected(practice)) &&
    (mark !== 'with-draft' || beside.drafted.has(practice.id)) &&
    (mark !== 'overlaid' || beside.overlaid.has(practice.id))
  );
}

/** Letter of the code; `-` for a practice beside it. */
export function letterOf({ code }: Practice): string {
  return code?.slice(0, 1) ?? '-';
}

export function worstOf({ steps }: Practice): number {
  return Math.max(...steps.map(({ severity }) => severity), 1);
}
