import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { ExerciseBrief } from '@tracecraft/course';
import {
  compilePractices,
  parsePractice,
  parseProfile,
  practicesInForce,
  type CompiledPractices,
  type Practice,
  type Profile,
} from '@tracecraft/practice';
import { ApiProblem } from '../http/api-problem.ts';

interface ShelfFile {
  readonly path: string;
  readonly text: string;
}

/** The practice files of a content folder: as text for devices, compiled for boards and scores. */
export interface PracticeShelf {
  /**
   * Every file with `/` in its path: practices and their pictures relative to `content/practices`, overlays below
   * `profiles/`, the code of conduct below `conduct/`.
   */
  readonly files: readonly ShelfFile[];
  /** Practice and profile files that can't be read: they are published, but in force nowhere. */
  readonly unreadable: readonly string[];
  /** Every practice that can be read. */
  readonly practices: readonly Practice[];
  /** The shared practice of this id, or undefined. */
  practice(id: string): Practice | undefined;
  /** Its file as text. */
  source(id: string): string | undefined;
  /** The practices in force in an exercise under its overlay, ready to run. Throws `exercise.invalid` when there is none such. */
  inForce(exercise: Pick<ExerciseBrief, 'id' | 'practices'>): CompiledPractices;
}

/** Reads the folders once. */
export function practiceShelf(contentFolder: string): PracticeShelf {
  const files = [
    ...filesOf(join(contentFolder, 'practices'), ''),
    ...filesOf(join(contentFolder, 'profiles'), 'profiles/', '.profile.md'),
    ...filesOf(join(contentFolder, 'conduct'), 'conduct/', '.md'),
  ];
  const sources = new Map<string, string>();
  const practices = readEach(files, '.practice.md', (text) => {
    const parsed = parsePractice(text);
    if ('errors' in parsed) return null;
    sources.set(parsed.practice.id, text);
    return parsed.practice;
  });
  const profiles = readEach(files, '.profile.md', (text) => {
    const parsed = parseProfile(text);
    return 'profile' in parsed ? parsed.profile : null;
  });
  const compiled = new Map<string, CompiledPractices>();
  return {
    files,
    unreadable: [...practices.unreadable, ...profiles.unreadable],
    practices: practices.read,
    practice: (id) => practices.read.find((one) => one.id === id),
    source: (id) => sources.get(id),
    inForce(exercise) {
      // two versions of an exercise may have other practices in force
      const { ids, overlay } = exercise.practices;
      const key = JSON.stringify([overlay, ids]);
      const known = compiled.get(key) ?? compilePractices(adopted(practices.read, profiles.read, exercise));
      compiled.set(key, known);
      return known;
    },
  };
}

function adopted(
  base: readonly Practice[],
  profiles: readonly Profile[],
  { id, practices: { ids, overlay } }: Pick<ExerciseBrief, 'id' | 'practices'>,
): readonly Practice[] {
  const profile = overlay === 'none' ? null : profiles.find((one) => one.id === overlay);
  const found = profile === undefined ? null : practicesInForce(base, ids, profile);
  if (found === null || 'errors' in found)
    throw new ApiProblem('exercise.invalid', { exercise: id, reason: `overlay ${overlay}` });
  return found.practices;
}

function readEach<T>(
  files: readonly ShelfFile[],
  ending: string,
  parse: (text: string) => T | null,
): { readonly read: readonly T[]; readonly unreadable: readonly string[] } {
  const parsed = files
    .filter(({ path }) => path.endsWith(ending))
    .map(({ path, text }) => ({ path, one: parse(text) }));
  return {
    read: parsed.flatMap(({ one }) => one ?? []),
    unreadable: parsed.flatMap(({ path, one }) => (one === null ? [path] : [])),
  };
}

function filesOf(folder: string, prefix: string, ending = ''): readonly ShelfFile[] {
  return filesUnder(folder)
    .filter((file) => file.endsWith(ending) && basename(file) !== 'README.md')
    .map((file) => ({
      path: prefix + relative(folder, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      return entry.isFile() && !entry.name.startsWith('.') ? [path] : [];
    })
    .toSorted();
}
