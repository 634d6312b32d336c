import type { ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { getBlob } from '../adapters/api.ts';
import { keep, kept } from '../adapters/kept-answers.ts';

/** Every drawing of the scene, kept on this device so that photographs can be taken offline. */
export async function loadDrawings(exercise: ExerciseBrief): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set((exercise.scene?.things ?? []).map((thing) => thing.view))];
  const loaded = await Promise.all(
    names.map(async (name) => [name, await loadDrawing(exercise, name)] as const),
  );
  return new Map(loaded.filter((entry): entry is [string, string] => entry[1] !== null));
}

async function loadDrawing(exercise: ExerciseBrief, name: string): Promise<string | null> {
  const key = `drawing:${exercise.id}@${exercise.version}:${name}`;
  const known = await kept<string>(key);
  if (known !== undefined) return known;
  try {
    const text = await (await getBlob(paths.view(exercise.id, name))).text();
    await keep(key, text);
    return text;
  } catch {
    return null;
  }
}
