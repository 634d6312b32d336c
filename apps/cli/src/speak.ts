import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, readCatalogue, type Catalogue, type Phrases } from '@tracecraft/phrases';
import { contentFolder } from './content-folder.ts';

function catalogueOf(language: string): Catalogue {
  const folder = join(contentFolder, 'phrases', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.po'));
  return Object.assign({}, ...files.map((name) => readCatalogue(readFileSync(join(folder, name), 'utf8'))));
}

/** Phrases of `language` with English behind them, read from `content/phrases`. */
export function phrasesFor(language: string): Phrases {
  const chain = language === 'en' ? ['en'] : [language, 'en'];
  return createPhrases(chain.map((code) => [code, catalogueOf(code)] as const));
}
