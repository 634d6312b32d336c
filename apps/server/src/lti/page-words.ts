import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPhrases, readCatalogue, type Catalogue, type Phrases } from '@tracecraft/phrases';

/** Words of our own pages in the language of whoever reads them. */
export interface PageWords {
  readonly language: string;
  readonly phrases: Phrases;
}

const folder = fileURLToPath(new URL('../../../../content/phrases/', import.meta.url));
const LANGUAGES = ['en', 'vi', 'ko'] as const;
type Language = (typeof LANGUAGES)[number];
const read = new Map<Language, PageWords>();

/** Words in the first of `wanted` we have (tags of BCP 47, the best first), else English. */
export function pageWords(wanted: readonly string[]): PageWords {
  const language = wanted.map(known).find((one) => one !== undefined) ?? 'en';
  const words = read.get(language) ?? { language, phrases: phrasesOf(language) };
  read.set(language, words);
  return words;
}

/** The tags of an `Accept-Language` header, the most wanted first (RFC 9110 12.5.4). */
export function acceptedLanguages(header: string): readonly string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const weight = parameters.find((one) => one.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function known(tag: string): Language | undefined {
  // Moodle writes its locale as vi_VN or vi-VN
  const primary = tag.split(/[-_]/)[0]?.toLowerCase();
  return LANGUAGES.find((one) => one === primary);
}

/** English says what a language has no words for. */
function phrasesOf(language: Language): Phrases {
  const english: Catalogue = { ...catalogueOf('en/server'), ...catalogueOf('en/course-lti') };
  if (language === 'en') return createPhrases([['en', english]]);
  return createPhrases([
    [language, catalogueOf(`${language}/course-lti`)],
    ['en', english],
  ]);
}

function catalogueOf(file: string): Catalogue {
  return readCatalogue(readFileSync(`${folder}${file}.po`, 'utf8'));
}
