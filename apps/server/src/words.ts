import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPhrases, isDraft, readCatalogue, type Catalogue, type Phrases } from '@tracecraft/phrases';

/** What we say in one language. */
export interface Words {
  readonly language: string;
  /** Phrases of the language, behind them English. */
  readonly phrases: Phrases;
  /** Nobody has reviewed what was asked for. */
  readonly draft: boolean;
}

const folder = fileURLToPath(new URL('../../../content/phrases/', import.meta.url));
const known = new Map<string, Phrases>();

/** Whether the PO file `domain` exists in a language. */
export function speaks(language: string, domain: string): boolean {
  return /^[a-z]{2,3}$/.test(language) && existsSync(fileOf(language, domain));
}

/**
 * Words in `asked` where its PO file `domain` exists, else in English. `beside`: the other files that are wanted; without
 * it, every file of the language, which takes some tenths of a second the first time.
 */
export function wordsIn(asked: string | null, domain: string, beside?: readonly string[]): Words {
  const language = asked !== null && speaks(asked, domain) ? asked : 'en';
  const files = beside === undefined ? null : [domain, ...beside];
  const key = `${language} ${files?.join() ?? '*'}`;
  const phrases = known.get(key) ?? phrasesOf(language, files);
  known.set(key, phrases);
  return { language, phrases, draft: isDraft(readFileSync(fileOf(language, domain), 'utf8')) };
}

function phrasesOf(language: string, files: readonly string[] | null): Phrases {
  const chain = language === 'en' ? ['en'] : [language, 'en'];
  return createPhrases(chain.map((one) => [one, catalogueOf(one, files)] as const));
}

function catalogueOf(language: string, wanted: readonly string[] | null): Catalogue {
  const files = readdirSync(folder + language).filter(
    (file) => file.endsWith('.po') && (wanted === null || wanted.includes(file.slice(0, -'.po'.length))),
  );
  return Object.assign(
    {},
    ...files.map((file) => readCatalogue(readFileSync(`${folder}${language}/${file}`, 'utf8'))),
  );
}

function fileOf(language: string, domain: string): string {
  return `${folder}${language}/${domain}.po`;
}
