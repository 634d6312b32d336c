import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PrintLanguage } from '@tracecraft/documents';
import { createPhrases, readCatalogue, type Catalogue } from '@tracecraft/phrases';

const folder = fileURLToPath(new URL('../../../../content/phrases/', import.meta.url));
const DRAFT = 'X-Status: machine-drafted';
const read = new Map<string, PrintLanguage>();

/** Every phrase of a language, behind it English, and whether nobody has reviewed it. English where we speak no other. */
export function printLanguage(asked: string | null): PrintLanguage {
  const code =
    asked !== null && /^[a-z]{2,3}$/.test(asked) && existsSync(`${folder}${asked}/sharing-code.po`)
      ? asked
      : 'en';
  const known = read.get(code);
  if (known !== undefined) return known;
  const chain = code === 'en' ? ['en'] : [code, 'en'];
  const language = {
    phrases: createPhrases(chain.map((one) => [one, catalogueOf(one)] as const)),
    draft: readFileSync(`${folder}${code}/sharing-code.po`, 'utf8').includes(DRAFT),
  };
  read.set(code, language);
  return language;
}

function catalogueOf(language: string): Catalogue {
  const files = readdirSync(folder + language).filter((file) => file.endsWith('.po'));
  return Object.assign(
    {},
    ...files.map((file) => readCatalogue(readFileSync(`${folder}${language}/${file}`, 'utf8'))),
  );
}
