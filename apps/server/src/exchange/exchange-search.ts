import { isSaidFor, type ExchangeReader, type Said } from '@tracecraft/exchange';
import { textIndex } from '@tracecraft/practice';
import type { ExchangeFound, ExchangeHit } from '@tracecraft/protocol';

/** A text that can be found, and for whom it is. */
export interface Shelved extends Omit<ExchangeHit, 'by'> {
  /** Null: anybody may read it. */
  readonly said: Said | null;
}

/** One text as the search takes it. */
export interface SearchText {
  readonly key: string;
  readonly shelved: Shelved;
  /** What it is found by before its words. */
  readonly head: string;
  readonly words: string;
}

const MOST = 50;

/** Everything that can be found, in every language it is written in. */
export class ExchangeSearch {
  readonly #index = textIndex();
  readonly #shelved = new Map<string, Shelved>();

  /** Found at once, as written and by its words; by its letters after `takeIn`. */
  put({ key, shelved, head, words }: SearchText): void {
    this.#shelved.set(key, shelved);
    this.#index.putLater(key, head, words);
  }

  drop(key: string): void {
    this.#index.drop(key);
    this.#shelved.delete(key);
  }

  /** Takes in up to `most` texts. Returns how many wait. */
  takeIn(most: number): number {
    return this.#index.takeIn(most);
  }

  /** Texts `reader` may read that hold `words`; `language` null: in any. */
  find(reader: ExchangeReader, words: string, language: string | null): ExchangeFound {
    const found = this.#index.find(words, (key) => {
      const one = this.#shelved.get(key);
      if (one === undefined || (language !== null && one.language !== language)) return false;
      return one.said === null || isSaidFor(one.said, reader);
    });
    return { total: found.length, hits: found.slice(0, MOST).flatMap(({ id, by }) => this.#hit(id, by)) };
  }

  /** Ids of practices that hold `words`, best first; those that hold them in another language than `own` last. */
  practices(words: string, own: ReadonlySet<string>): readonly string[] {
    const found = this.#index
      .find(words, (key) => this.#shelved.get(key)?.what === 'practice')
      .flatMap(({ id }) => this.#shelved.get(id) ?? []);
    const [near, far] = [true, false].map((is) => found.filter(({ language }) => own.has(language) === is));
    return [...new Set([...(near ?? []), ...(far ?? [])].map(({ id }) => id))];
  }

  #hit(key: string, by: ExchangeHit['by']): readonly ExchangeHit[] {
    const one = this.#shelved.get(key);
    if (one === undefined) return [];
    const { said: _said, ...hit } = one;
    return [{ ...hit, by }];
  }
}
