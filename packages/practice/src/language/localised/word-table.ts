import type { Word } from './lexicon.ts';

/** Words by their first letter: every one that stands at a place is found, long or short. */
export class WordTable {
  readonly words: readonly Word[];
  private readonly byLetter = new Map<string, Word[]>();

  constructor(words: readonly Word[]) {
    this.words = words;
    const seen = new Set<string>();
    for (const word of words) {
      const key = `${word.text}\n${word.says}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const letter = word.text[0] ?? '';
      this.byLetter.set(letter, [...(this.byLetter.get(letter) ?? []), word]);
    }
  }

  /** Words that `text` has at `at`. */
  at(text: string, at: number): readonly Word[] {
    return (this.byLetter.get(text[at] ?? '') ?? []).filter(
      (word) => text.startsWith(word.text, at) && !runsOn(text, at + word.text.length),
    );
  }
}

/** `thu giữa` is not `thu giữ`; Korean particles follow a word without a space. */
function runsOn(text: string, end: number): boolean {
  return /^[\p{Script=Latin}\p{M}]{2}$/u.test(text.slice(end - 1, end + 1));
}
