import type { Phrases } from '@tracecraft/phrases';
import { plainSentence, sentence, type Practice } from '@tracecraft/practice';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { speaks, wordsIn } from '../words.ts';

/** What a reader of one language is told by a practice. */
export interface PracticeWords {
  readonly title: string;
  /** Sentences, the plain ones first, then reasons, risks and prose. */
  readonly texts: readonly string[];
}

const folder = fileURLToPath(new URL('../../../../content/phrases/', import.meta.url));

/** Languages the sentences of practices can be said in. */
export const SPOKEN: readonly string[] = readdirSync(folder).filter((language) =>
  speaks(language, 'practice'),
);

const known = new Map<string, Phrases>();

function phrasesOf(language: string): Phrases {
  const phrases = known.get(language) ?? wordsIn(language, 'practice', ['vocabulary']).phrases;
  known.set(language, phrases);
  return phrases;
}

/** The practice in `language`: what is not written in it stands in English, and sentences in English where they can't be said in it. */
export function practiceWords({ title, steps, prose }: Practice, language: string): PracticeWords {
  const phrases = phrasesOf(language);
  const own = (text: Readonly<Record<string, string>>): string => text[language] ?? text['en'] ?? '';
  const reasons = steps.flatMap(({ why, risk }) => [own(why), own(risk), why.en]);
  return {
    title: own(title),
    texts: [
      ...steps.map(({ tree }) => plainSentence(tree, phrases)),
      ...steps.map(({ tree }) => sentence(tree, phrases)),
      ...new Set(reasons),
      ...own(prose).split(/(?<=[.。])\s+|\n+/),
    ].filter((text) => text !== ''),
  };
}
