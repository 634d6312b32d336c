import { activityBrief, parseActivity } from '@tracecraft/course';
import type { Plugin } from 'vite';

/**
 * Turns an activity of `content/activities` into what people see while they answer: what is right and why gets into no file
 * a browser fetches, the server gives it once the run is closed.
 */
export function activityPapersPlugin(): Plugin {
  return {
    name: 'tracecraft-activity-papers',
    transform(source, id) {
      if (!/\/content\/activities\/[^/]+\.yaml(?:\?|$)/.test(id)) return null;
      const parsed = parseActivity(source);
      if (!('activity' in parsed)) throw new Error(`${id}: ${JSON.stringify(parsed.errors)}`);
      const code = `export const brief = ${JSON.stringify(activityBrief(parsed.activity))};\n`;
      return { code, map: null };
    },
  };
}
