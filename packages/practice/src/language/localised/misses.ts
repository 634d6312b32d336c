import type { WordSort } from './lexicon.ts';

/** What was looked for at a place and not found: a word of some sort, one of some texts, a number or quoted text. */
export type Wanted =
  | { readonly kind: 'word'; readonly sort: WordSort }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'number' | 'text' };

/** The farthest place a reading came to, and what it wanted there. */
export class Misses {
  at = 0;
  private readonly list = new Map<string, Wanted>();

  note(at: number, wanted: Wanted): void {
    if (at < this.at) return;
    if (at > this.at) this.list.clear();
    this.at = at;
    this.list.set(JSON.stringify(wanted), wanted);
  }

  get wanted(): readonly Wanted[] {
    return [...this.list.values()];
  }
}
