import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, readCatalogue, type Catalogue, type Phrases } from '@tracecraft/phrases';

const folder = join(import.meta.dirname, '../../../../content/phrases');

/** Languages with a catalogue of practice phrases; a new one is tested as soon as its folder is there. */
export const LANGUAGES: readonly string[] = readdirSync(folder)
  .filter((language) => readdirSync(join(folder, language)).includes('practice.po'))
  .toSorted();

export function practiceCatalogue(language: string): Catalogue {
  return readCatalogue(readFileSync(join(folder, language, 'practice.po'), 'utf8'));
}

/** Phrases of one language alone, so that a gap shows. */
export function phrasesOf(language: string): Phrases {
  return createPhrases([[language, practiceCatalogue(language)]]);
}

/** The English templates with identifiers for words, under a code of their own: the check language by its phrases. */
export function englishByTemplates(): Phrases {
  const words = /^practice\.(object|verb|field|state|choice|role)\./;
  const templates = Object.entries(practiceCatalogue('en')).filter(([id]) => !words.test(id));
  return createPhrases([['en-x-check', Object.fromEntries(templates)]]);
}
