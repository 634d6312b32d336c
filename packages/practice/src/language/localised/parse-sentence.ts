import type { Phrases } from '@tracecraft/phrases';
import { parseCheck } from '../parse-check.ts';
import type { Check } from '../syntax.ts';
import { MAX_SENTENCE, SentenceFault } from '../token.ts';
import { faultFrom, faultWhere } from './faults.ts';
import { grammarOf } from './grammar.ts';
import { normalText } from './normal-text.ts';
import { Reader } from './reader.ts';
import { textOf, type Said } from './said.ts';

/** The language whose sentences are the check language itself. */
export const CHECK_LANGUAGE_CODE = 'en';

/**
 * The tree of a check sentence in the language of `phrases`, as `sentence` says it: the templates of that catalogue are
 * the grammar. Throws SentenceFault pointing at the word that is wrong, with the word of that language that was meant.
 */
export function parseSentence(text: string, phrases: Phrases): Check {
  if (phrases.language === CHECK_LANGUAGE_CODE) return parseCheck(text);
  const { said, fault } = readWhole(text, phrases);
  let first: SentenceFault | null = null;
  for (const one of said)
    try {
      return parseCheck(textOf(one));
    } catch (thrown) {
      if (!(thrown instanceof SentenceFault)) throw thrown;
      first ??= faultFrom(thrown, one, normalText(text), grammarOf(phrases));
    }
  throw first ?? fault!;
}

/** Every meaning the sentence has, in the check language: more than one where templates of the catalogue are ambiguous. */
export function sentenceReadings(text: string, phrases: Phrases): readonly string[] {
  return readWhole(text, phrases).said.map(textOf);
}

function readWhole(text: string, phrases: Phrases): { said: readonly Said[]; fault: SentenceFault | null } {
  if (text.length > MAX_SENTENCE)
    throw new SentenceFault('sentence.too-long', { at: MAX_SENTENCE, length: 1 }, { limit: MAX_SENTENCE });
  const grammar = grammarOf(phrases);
  const normal = normalText(text);
  const reader = new Reader(grammar, normal.text);
  const whole = reader.read('sentence', 0).filter(({ end }) => end === normal.text.length);
  const said = whole.map((reading) => reading.said);
  return { said, fault: whole.length === 0 ? faultWhere(reader, normal, grammar) : null };
}
