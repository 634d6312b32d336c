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
import type { PublishedFile } from '@tracecraft/protocol';
import { ApiProblem } from '../http/api-problem.ts';

/** Practices of a library up to this size are all kept on devices; of a larger one those a device works with. */
const MOST_KEPT = 300;

/**
 * The practice files of a content folder: as text for devices, compiled for boards and scores. A practice is parsed when it
 * is asked for: parsing ten thousand takes half a minute.
 */
export interface PracticeShelf {
  /**
   * Every file with `/` in its path: practices and their pictures relative to `content/practices`, overlays below
   * `profiles/`, the code of conduct below `conduct/`.
   */
  readonly files: readonly PublishedFile[];
  /** Ids of the practices, those of the shared code first. */
  readonly ids: readonly string[];
  readonly profiles: readonly Profile[];
  /** Overlays that can't be read: they are published, but in force nowhere. */
  readonly unreadable: readonly string[];
  /** The shared practice of this id; undefined when there is none, or it can't be read. */
  readonly practice: (id: string) => Practice | undefined;
  /** The file of a practice that can be read, as text. */
  readonly source: (id: string) => string | undefined;
  /** Files of these practices and their pictures; ids nobody knows are left out. */
  readonly filesOf: (ids: readonly string[]) => readonly PublishedFile[];
  /**
   * What a device keeps: everything; of a library of more than 300 practices those of `named`, of overlays and of the shared
   * code with their pictures, and everything that is no practice.
   */
  readonly kept: (named: readonly string[]) => readonly PublishedFile[];
  /** The practices in force in an exercise under its overlay, ready to run. Throws `exercise.invalid` when there is none such. */
  readonly inForce: (exercise: Pick<ExerciseBrief, 'id' | 'practices'>) => CompiledPractices;
}

interface Shelved {
  readonly id: string;
  readonly coded: boolean;
  readonly file: PublishedFile;
}

/** Reads the folders once. */
export function practiceShelf(contentFolder: string): PracticeShelf {
  const files = [
    ...filesOf(join(contentFolder, 'practices'), ''),
    ...filesOf(join(contentFolder, 'profiles'), 'profiles/', '.profile.md'),
    ...filesOf(join(contentFolder, 'conduct'), 'conduct/', '.md'),
  ];
  const shelved = files.flatMap(shelve).toSorted((a, b) => Number(b.coded) - Number(a.coded));
  const byId = new Map(shelved.map((one) => [one.id, one]));
  const parsed = new Map<string, Practice | undefined>();
  const practice = (id: string): Practice | undefined => {
    if (!parsed.has(id)) parsed.set(id, readPractice(byId.get(id)));
    return parsed.get(id);
  };
  const overlays = files.filter(({ path }) => path.endsWith('.profile.md')).map(readProfile);
  const profiles = overlays.flatMap(({ profile }) => profile ?? []);
  const filesOfSome = (some: readonly Shelved[]): readonly PublishedFile[] => [
    ...some.map(({ file }) => file),
    ...files.filter(({ path }) => isPictureOf(path, some)),
  ];
  const compiled = new Map<string, CompiledPractices>();
  return {
    files,
    ids: [...byId.keys()],
    profiles,
    unreadable: overlays.flatMap(({ path, profile }) => (profile === null ? [path] : [])),
    practice,
    source: (id) => (practice(id) === undefined ? undefined : byId.get(id)?.file.text),
    filesOf: (ids) => filesOfSome([...new Set(ids)].flatMap((id) => byId.get(id) ?? [])),
    kept(named) {
      if (byId.size <= MOST_KEPT) return files;
      const wanted = new Set([...named, ...profiles.flatMap(namedIn)]);
      const kept = shelved.filter(({ id, coded }) => coded || wanted.has(id));
      const others = files.filter(({ path }) => !path.endsWith('.practice.md') && !path.endsWith('.svg'));
      return [...filesOfSome(kept), ...others];
    },
    inForce(exercise) {
      // two versions of an exercise may have other practices in force
      const { ids, overlay } = exercise.practices;
      const key = JSON.stringify([overlay, ids]);
      const known = compiled.get(key) ?? compilePractices(adopted(practice, profiles, exercise));
      compiled.set(key, known);
      return known;
    },
  };
}

function adopted(
  practice: PracticeShelf['practice'],
  profiles: readonly Profile[],
  { id, practices: { ids, overlay } }: Pick<ExerciseBrief, 'id' | 'practices'>,
): readonly Practice[] {
  const profile = overlay === 'none' ? null : profiles.find((one) => one.id === overlay);
  const named = profile === undefined || profile === null ? [] : namedIn(profile);
  const base = [...new Set([...ids, ...named])].flatMap((one) => practice(one) ?? []);
  const found = profile === undefined ? null : practicesInForce(base, ids, profile);
  if (found === null || 'errors' in found)
    throw new ApiProblem('exercise.invalid', { exercise: id, reason: `overlay ${overlay}` });
  return found.practices;
}

/** Ids of the practices an overlay changes. */
export function namedIn({ modify, add, drop }: Profile): readonly string[] {
  return [...modify, ...add, ...drop].map(({ practice }) => practice);
}

/** Id and code as they stand at the head of the file. */
function shelve(file: PublishedFile): readonly Shelved[] {
  if (!file.path.endsWith('.practice.md')) return [];
  const id = /^id:\s*["']?([^\s"']+)/m.exec(file.text)?.[1] ?? file.path;
  return [{ id, coded: /^code:/m.test(file.text), file }];
}

function readPractice(shelved: Shelved | undefined): Practice | undefined {
  const parsed = shelved === undefined ? null : parsePractice(shelved.file.text);
  return parsed !== null && 'practice' in parsed ? parsed.practice : undefined;
}

function readProfile({ path, text }: PublishedFile): {
  readonly path: string;
  readonly profile: Profile | null;
} {
  const parsed = parseProfile(text);
  return { path, profile: 'profile' in parsed ? parsed.profile : null };
}

function isPictureOf(path: string, some: readonly Shelved[]): boolean {
  if (!path.startsWith('pictures/')) return false;
  const line = `file: ${path.slice('pictures/'.length)}`;
  return some.some(({ file }) => file.text.includes(line));
}

function filesOf(folder: string, prefix: string, ending = ''): readonly PublishedFile[] {
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
