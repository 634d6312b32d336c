import { readFile } from 'node:fs/promises';
import { lintExercise, openExercise, type CourseState, type Exercise } from '@tracecraft/course';
import type { Refused } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { publishedName } from '../courses/playable.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'library' | 'blobs'>;
type Shelves = Pick<Services, 'library' | 'blobs' | 'shelf'>;

/**
 * Why the file an `exercise.published` names can't be what it says; null when it can. A name `ID@VERSION` stands for the
 * same bytes in every course of the server.
 */
export async function exerciseFileRefusal(
  needs: Shelves,
  { body: { fields, attachments } }: Entry,
): Promise<Omit<Refused, 'id'> | null> {
  const { blobs, library } = needs;
  const [exercise, version, digest] = [fields['exercise'], fields['version'], fields['digest']].map(String);
  const before = library.digestOf(publishedName(exercise ?? '', version ?? ''));
  if (before !== null && before !== digest)
    return { code: 'exercise.version-taken', params: { version: version ?? '' } };
  const file = attachments[0]?.sha256 ?? '';
  if (file !== digest || !blobs.has(file)) return { code: 'exercise.file-missing' };
  const opened = openExercise(new Uint8Array(await readFile(blobs.path(file))));
  const inside = faultsOf(opened, exercise, version);
  const faults =
    'errors' in opened || inside.length > 0 ? inside : strangers(needs, opened.exercise, opened.rubrics);
  const [first] = faults;
  if (first === undefined) return null;
  return { code: 'exercise.invalid', params: { exercise: exercise ?? '', reason: first.code }, faults };
}

/** What is wrong inside the file, or that it is another exercise or version than the entry says. */
function faultsOf(
  opened: ReturnType<typeof openExercise>,
  exercise: string | undefined,
  version: string | undefined,
): NonNullable<Refused['faults']> {
  if ('errors' in opened) return opened.errors.map(({ document, path, code }) => ({ document, path, code }));
  const { exercise: inside } = opened;
  const differs = inside.id !== exercise ? ['id'] : inside.version !== version ? ['version'] : [];
  return differs.map((path) => ({ document: 'exercise', path, code: 'differs' }));
}

/** What the exercise names that this server has not: practices, steps, the overlay, rubrics. */
function strangers(
  { library, shelf }: Shelves,
  exercise: Exercise,
  own: readonly { readonly id: string }[],
): NonNullable<Refused['faults']> {
  const steps = exercise.practices.ids.flatMap((id) => {
    const practice = shelf.practice(id);
    return practice === undefined ? [] : [[id, new Set(practice.steps.map((step) => step.id))] as const];
  });
  const rubrics = new Set([...own, ...library.shippedRubrics].map((one) => one.id));
  const faults = lintExercise(exercise, { practices: new Map(steps), rubrics });
  if (faults.length > 0) return faults.map(({ document, path, code }) => ({ document, path, code }));
  return isInForce(shelf, exercise)
    ? []
    : [{ document: 'exercise', path: 'practices.overlay', code: 'unknown-reference' }];
}

function isInForce(shelf: Shelves['shelf'], exercise: Exercise): boolean {
  try {
    shelf.inForce(exercise);
    return true;
  } catch (problem) {
    if (problem instanceof ApiProblem) return false;
    throw problem;
  }
}

/** Puts every published exercise of a course on the shelf; answers the names of those whose file can't be read. */
export async function shelvePublished(
  { library, blobs }: Needs,
  state: CourseState,
): Promise<readonly string[]> {
  const unread: string[] = [];
  for (const { exercise, version, digest } of state.published) {
    const name = publishedName(exercise, version);
    if (library.has(name)) continue;
    const opened = blobs.has(digest)
      ? openExercise(new Uint8Array(await readFile(blobs.path(digest))))
      : null;
    if (opened === null || 'errors' in opened) unread.push(name);
    else
      library.publish(name, {
        exercise: opened.exercise,
        rubrics: opened.rubrics,
        digest,
        view: (view) => drawing(opened.parts.views, view),
      });
  }
  return unread;
}

function drawing(views: Readonly<Record<string, string>>, name: string): string | null {
  const plain = name.replace(/\.svg$/, '');
  return Object.hasOwn(views, plain) ? (views[plain] ?? null) : null;
}
