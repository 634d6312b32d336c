import { canonicalJson, portableHashing, toHex, toUtf8 } from '@tracecraft/bytes';
import { writeStoredZip } from '@tracecraft/record';
import type { ContentFault } from '../content-fault.ts';
import { filesOf, MANIFEST, PACKAGE_FORMAT, PACKAGE_VERSION, type ExerciseParts } from './exercise-parts.ts';
import { readParts } from './read-parts.ts';

/** An exercise file; `digest` is its SHA-256. */
export interface PackedExercise {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

/** One file of an exercise that {@link openExercise} accepts, or what is wrong with the parts. The same parts give the same bytes. */
export function packExercise(
  parts: ExerciseParts,
): PackedExercise | { readonly errors: readonly ContentFault[] } {
  const read = readParts(parts);
  if ('errors' in read) return read;
  const files = filesOf(parts).map(([name, text]) => ({ name, bytes: toUtf8(text) }));
  const manifest = canonicalJson({
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    exercise: read.exercise.id,
    'exercise-version': read.exercise.version,
    parts: Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])),
  });
  const bytes = writeStoredZip([{ name: MANIFEST, bytes: toUtf8(`${manifest}\n`) }, ...files]);
  return { bytes, digest: sha256(bytes) };
}

/** Lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return toHex(portableHashing.sha256(bytes));
}
