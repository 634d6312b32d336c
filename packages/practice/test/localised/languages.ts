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

/** What a text says of its place in the sentence: each language inflects by them, or not at all. */
const INFLECTIONS: ReadonlySet<string> = new Set(['form', 'bound', 'place']);

/** Names of the values an ICU text holds, inside its branches too; inflections left out. */
export function parametersOf(text: string): readonly string[] {
  const names: string[] = [];
  let rest = text;
  // Innermost braces first: `{name}` is a value, `{name, select, …}` is one once its branches are gone.
  for (let found; (found = /\{[^{}]*\}/.exec(rest)) !== null; ) {
    const [group] = found;
    const choice = /^\{(\w+), (?:select|plural),/.exec(group);
    const isBranch =
      /(?:\w|=\d+) $/.test(rest.slice(0, found.index)) && insideChoice(rest.slice(0, found.index));
    if (choice !== null) names.push(choice[1]!);
    else if (!isBranch) names.push(group.slice(1, -1));
    rest = rest.slice(0, found.index) + rest.slice(found.index + group.length);
  }
  return [...new Set(names)].filter((name) => !INFLECTIONS.has(name)).toSorted();
}

/** The last brace still open belongs to a `select` or `plural`. */
function insideChoice(before: string): boolean {
  const open = before.lastIndexOf('{');
  return open >= 0 && /^\{\w+, (?:select|plural),/.test(before.slice(open));
}
