import { isDraft, readCatalogue } from '@tracecraft/phrases';
import type { Plugin } from 'vite';

/** Turns a PO file into a module: `catalogue` (phrase id → ICU text) and `draft`. */
export function phrasesPlugin(): Plugin {
  return {
    name: 'tracecraft-phrases',
    transform(source, id) {
      if (!id.endsWith('.po')) return null;
      const code = `export const catalogue = ${JSON.stringify(readCatalogue(source))};\nexport const draft = ${isDraft(source)};\n`;
      return { code, map: null };
    },
  };
}
