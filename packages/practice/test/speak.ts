import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, readCatalogue, type Phrases } from '@tracecraft/phrases';

/** Phrases of one language alone, so that a gap shows. */
export function speak(language: string): Phrases {
  const path = join(import.meta.dirname, `../../../content/phrases/${language}/practice.po`);
  return createPhrases([[language, readCatalogue(readFileSync(path, 'utf8'))]]);
}
