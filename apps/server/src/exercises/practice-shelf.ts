import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ExerciseBrief } from '@tracecraft/course';
import { compilePractices, parsePractice, type CompiledPractices } from '@tracecraft/practice';

/** The practice files of a content folder: as text for devices, compiled for boards and scores. */
export interface PracticeShelf {
  /** Every file, path relative to `content/practices` with `/`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Practice files that can't be read: they are published, but in force nowhere. */
  readonly unreadable: readonly string[];
  /** The practices in force in an exercise, ready to run. */
  inForce(exercise: Pick<ExerciseBrief, 'id' | 'practices'>): CompiledPractices;
}

/** Reads the folder once. */
export function practiceShelf(contentFolder: string): PracticeShelf {
  const root = join(contentFolder, 'practices');
  const files = filesUnder(root).map((file) => ({
    path: relative(root, file).split(sep).join('/'),
    text: readFileSync(file, 'utf8'),
  }));
  const read = files
    .filter(({ path }) => path.endsWith('.practice.md'))
    .map(({ path, text }) => ({ path, parsed: parsePractice(text) }));
  const practices = read.flatMap(({ parsed }) => ('practice' in parsed ? [parsed.practice] : []));
  const unreadable = read.flatMap(({ path, parsed }) => ('errors' in parsed ? [path] : []));
  const compiled = new Map<string, CompiledPractices>();
  return {
    files,
    unreadable,
    inForce({ id, practices: { ids } }) {
      const known = compiled.get(id) ?? compilePractices(practices.filter((one) => ids.includes(one.id)));
      compiled.set(id, known);
      return known;
    },
  };
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
