import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPhrases, readCatalogue, type Catalogue, type Phrases } from '@tracecraft/phrases';

const folder = fileURLToPath(new URL('../../../../content/phrases/', import.meta.url));
const FILES = ['certificate', 'course'];
const DRAFT = '# Draft';

/** Words for print, and whether they are a draft nobody has reviewed. */
export interface PrintWords {
  readonly phrases: Phrases;
  readonly draft: boolean;
}

const read = new Map<string, PrintWords>();

/** Words of a language; English where we print no other. */
export function printWords(language: string | null): PrintWords {
  const code =
    language !== null && /^[a-z]{2,3}$/.test(language) && existsSync(`${folder}${language}/certificate.po`)
      ? language
      : 'en';
  const known = read.get(code);
  if (known !== undefined) return known;
  const chain = code === 'en' ? ['en'] : [code, 'en'];
  const words = {
    phrases: createPhrases(chain.map((one) => [one, catalogueOf(one)] as const)),
    draft: readFileSync(`${folder}${code}/certificate.po`, 'utf8').startsWith(DRAFT),
  };
  read.set(code, words);
  return words;
}

function catalogueOf(language: string): Catalogue {
  const files = FILES.map((name) => `${folder}${language}/${name}.po`).filter((file) => existsSync(file));
  return Object.assign({}, ...files.map((file) => readCatalogue(readFileSync(file, 'utf8'))));
}
