import { parseTest } from '@tracecraft/course';
import type { Plugin } from 'vite';

/**
 * Turns a test of `content/tests` into what an officer may see of it: no answer and no reason of any item gets into the
 * files a browser fetches.
 */
export function papersPlugin(): Plugin {
  return {
    name: 'tracecraft-papers',
    transform(source, id) {
      if (!/\/content\/tests\/[^/]+\.yaml(?:\?|$)/.test(id)) return null;
      const parsed = parseTest(source);
      if (!('test' in parsed)) throw new Error(`${id}: ${JSON.stringify(parsed.errors)}`);
      const items = parsed.test.items.map((item) => ({ ...item, answer: '', why: { en: '' } }));
      return { code: `export const test = ${JSON.stringify({ ...parsed.test, items })};\n`, map: null };
    },
  };
}
