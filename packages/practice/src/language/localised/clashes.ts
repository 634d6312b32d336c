import type { Phrases } from '@tracecraft/phrases';
import { grammarOf } from './grammar.ts';
import type { Word, WordSort } from './lexicon.ts';

/** One text that would mean two things in the same place of a sentence. */
export interface WordClash {
  readonly text: string;
  readonly ids: readonly string[];
}

/** Sorts of words that may stand in one place. */
const PLACES: readonly (readonly WordSort[])[] = [
  ['object'],
  ['verb'],
  ['field', 'state'],
  ['value'],
  ['role'],
];

/** Words of a catalogue that nobody could tell apart; empty for a catalogue sentences can be read in. */
export function clashingWords(phrases: Phrases): readonly WordClash[] {
  const { words } = grammarOf(phrases);
  return PLACES.flatMap((sorts) => clashesOf(sorts.flatMap((sort) => words[sort])));
}

function clashesOf(words: readonly Word[]): readonly WordClash[] {
  return [...new Set(words.map(({ text }) => text))].flatMap((text) => {
    const same = words.filter((word) => word.text === text);
    const meanings = new Set(same.map(({ says }) => says));
    return meanings.size > 1 ? [{ text, ids: same.map(({ sort, id }) => `${sort} ${id}`) }] : [];
  });
}
