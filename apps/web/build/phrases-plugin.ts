import { readCatalogue } from '@tracecraft/phrases';
import type { Plugin } from 'vite';

/**
 * Turns a PO file into a module: `catalogue` (phrase id → ICU text) and `draft`: true until its header names
 * a reviewer (`X-Reviewed-By`), so that a machine-drafted translation can't lose its mark (settled question 33).
 */
export function phrasesPlugin(): Plugin {
  return {
    name: 'tracecraft-phrases',
    transform(source, id) {
      if (!id.endsWith('.po')) return null;
      const draft = !/^"Language: en\\n"/m.test(source) && !/^"X-Reviewed-By: \S/m.test(source);
      const code = `export const catalogue = ${JSON.stringify(readCatalogue(source))};\nexport const draft = ${draft};\n`;
      return { code, map: null };
    },
  };
}
