import { activityBrief, parseActivity } from '@tracecraft/course';
import type { Plugin } from 'vite';

/**
 * Turns an activity of `content/activities` into what people see while they answer (`brief`), and, asked for with
 * `?key`, into the whole with what is right and why (`activity`): a file of its own, fetched when the run is closed.
 */
export function activityPapersPlugin(): Plugin {
  return {
    name: 'tracecraft-activity-papers',
    transform(source, id) {
      if (!/\/content\/activities\/[^/]+\.yaml(?:\?|$)/.test(id)) return null;
      const parsed = parseActivity(source);
      if (!('activity' in parsed)) throw new Error(`${id}: ${JSON.stringify(parsed.errors)}`);
      const { activity } = parsed;
      const code = /\?(?:.*&)?key\b/.test(id)
        ? `export const activity = ${JSON.stringify(activity)};\n`
        : `export const brief = ${JSON.stringify(activityBrief(activity))};\n`;
      return { code, map: null };
    },
  };
}
