import { createHash } from 'node:crypto';
import type { ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import type { Stage, StoredPicture } from '@tracecraft/workbench';
import type { ApiClient } from './api-client.ts';

/** The exercise's own drawing of a thing stands for its photograph; it is stored once. */
export function pictures(exercise: ExerciseBrief, api: ApiClient): Stage['photograph'] {
  const stored = new Map<string, StoredPicture>();
  return async (thing) => {
    const view = exercise.scene?.things.find(({ id }) => id === thing)?.view;
    if (view === undefined) return null;
    const known = stored.get(view);
    if (known !== undefined) return known;
    const bytes = await api.bytes(paths.view(exercise.id, view));
    const picture = {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      mediaType: 'image/svg+xml',
    };
    await api.put(paths.blob(picture.sha256), bytes, picture.mediaType);
    stored.set(view, picture);
    return picture;
  };
}
