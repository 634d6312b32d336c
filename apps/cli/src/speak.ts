import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, isDraft, readCatalogue, type Catalogue, type Phrases } from '@tracecraft/phrases';
import { CommandError } from './command-error.ts';
import { contentFolder } from './content-folder.ts';
import { EXIT } from './exit-codes.ts';

function catalogueOf(language: string): Catalogue {
  const folder = join(contentFolder, 'phrases', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.po'));
  return Object.assign({}, ...files.map((name) => readCatalogue(readFileSync(join(folder, name), 'utf8'))));
}

/** Phrases of `language` with English behind them, read from `content/phrases`. Throws CommandError for any other. */
export function phrasesFor(language: string): Phrases {
  if (!/^[a-z]{2,3}$/.test(language) || !existsSync(join(contentFolder, 'phrases', language))) {
    const known = readdirSync(join(contentFolder, 'phrases')).toSorted().join(', ');
    throw new CommandError('language-unknown', { language, known }, EXIT.usage);
  }
  const chain = language === 'en' ? ['en'] : [language, 'en'];
  return createPhrases(chain.map((code) => [code, catalogueOf(code)] as const));
}

/** Whether the report words of `language` are a translation nobody has reviewed. */
export function isDraftLanguage(language: string): boolean {
  return isDraft(readFileSync(join(contentFolder, 'phrases', language, 'lab-report.po'), 'utf8'));
}
