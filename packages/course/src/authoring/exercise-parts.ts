/** What one exercise file holds, as text. Keys of `rubrics` and `views` are names without their ending. */
export interface ExerciseParts {
  /** `exercise.yaml`. */
  readonly exercise: string;
  /** `truth.yaml`. */
  readonly truth: string;
  /** `rubrics/<id>.yaml`. */
  readonly rubrics: Readonly<Record<string, string>>;
  /** `views/<name>.svg`. Evidence is not inside: it is named by SHA-256 and travels by itself. */
  readonly views: Readonly<Record<string, string>>;
}

/** Version of the file format this build writes and the newest it reads. */
export const PACKAGE_VERSION = 1;
export const PACKAGE_FORMAT = 'tracecraft-exercise';
export const MANIFEST = 'manifest.json';

/** Bytes a package, and one drawing in it, may have; files it may have. */
export const MOST_PACKAGE_BYTES: number = 8 * 1024 * 1024;
export const MOST_DRAWING: number = 128 * 1024;
export const MOST_FILES = 400;

const PART = /^(?:exercise\.yaml|truth\.yaml|(rubrics|views)\/([a-z0-9][a-z0-9-]{0,63})\.(yaml|svg))$/;

/** True for the only names a package may hold beside its manifest: nothing else can ever be written anywhere. */
export function isPartName(name: string): boolean {
  const found = PART.exec(name);
  if (found === null) return false;
  const [, folder, , ending] = found;
  return folder === undefined || (folder === 'views') === (ending === 'svg');
}

/** The parts as files, in the order of their names. */
export function filesOf(parts: ExerciseParts): readonly (readonly [name: string, text: string])[] {
  const named = (folder: string, ending: string, of: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(of).map(([name, text]) => [`${folder}/${name}.${ending}`, text]);
  const files: [string, string][] = [
    ['exercise.yaml', parts.exercise],
    ['truth.yaml', parts.truth],
    ...named('rubrics', 'yaml', parts.rubrics),
    ...named('views', 'svg', parts.views),
  ];
  return files.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** {@link filesOf} read back. */
export function partsOf(files: ReadonlyMap<string, string>): ExerciseParts {
  const inFolder = (folder: string): Record<string, string> =>
    Object.fromEntries(
      [...files]
        .filter(([name]) => name.startsWith(`${folder}/`))
        .map(([name, text]) => [name.slice(folder.length + 1, name.lastIndexOf('.')), text]),
    );
  return {
    exercise: files.get('exercise.yaml') ?? '',
    truth: files.get('truth.yaml') ?? '',
    rubrics: inFolder('rubrics'),
    views: inFolder('views'),
  };
}
