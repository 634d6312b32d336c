import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, readCatalogue, type Phrases } from '@tracecraft/phrases';

/** What authors read, in one language alone, so that a gap shows. */
export function speakAuthor(language: string): Phrases {
  const folder = join(import.meta.dirname, '../../../../content/phrases', language);
  const read = (name: string): Readonly<Record<string, string>> =>
    readCatalogue(readFileSync(join(folder, `${name}.po`), 'utf8'));
  return createPhrases([[language, { ...read('author'), ...read('practice'), ...read('web') }]]);
}
