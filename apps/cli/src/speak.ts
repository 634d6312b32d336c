import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, isDraft, readCatalogue, type Phrases } from '@tracecraft/phrases';
import { CommandError } from './command-error.ts';
import { contentFolder } from './content-folder.ts';
import { EXIT } from './exit-codes.ts';

/**
 * The phrases of one language, each read when it is said first: a command says a few sentences, and parsing all of them
 * takes longer than most commands do.
 */
function phrasesOf(language: string): (id: string) => Phrases | null {
  const folder = join(contentFolder, 'phrases', language);
  // Where two files have one id, the last counts.
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.po'))
    .toReversed();
  const textOf = remembered((name) => readFileSync(join(folder, name), 'utf8'));
  return remembered((id) => {
    for (const name of names) {
      const text = textOf(name);
      const at = text.indexOf(`\nmsgid "${id}"\n`);
      if (at < 0) continue;
      const end = text.indexOf('\n\n', at);
      const catalogue = readCatalogue(text.slice(at + 1, end < 0 ? text.length : end));
      if (Object.hasOwn(catalogue, id)) return createPhrases([[language, catalogue]]);
    }
    return null;
  });
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

/** Phrases of `language` with English behind them, read from `content/phrases`. Throws CommandError for any other. */
export function phrasesFor(language: string): Phrases {
  if (!/^[a-z]{2,3}$/.test(language) || !existsSync(join(contentFolder, 'phrases', language))) {
    const known = readdirSync(join(contentFolder, 'phrases')).toSorted().join(', ');
    throw new CommandError('language-unknown', { language, known }, EXIT.usage);
  }
  const chain = (language === 'en' ? ['en'] : [language, 'en']).map(phrasesOf);
  const speakerOf = (id: string): Phrases | null => {
    for (const one of chain) if (one(id) !== null) return one(id);
    return null;
  };
  return {
    language,
    say: (id, params) => speakerOf(id)?.say(id, params) ?? id,
    has: (id) => speakerOf(id) !== null,
  };
}

/** Whether the report words of `language` are a translation nobody has reviewed. */
export function isDraftLanguage(language: string): boolean {
  return isDraft(readFileSync(join(contentFolder, 'phrases', language, 'lab-report.po'), 'utf8'));
}
