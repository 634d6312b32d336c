import { searchTerms } from './search-terms.ts';

/** A text that was found. */
export interface TextFound {
  readonly id: string;
  /** How it was found: as it was written, by every word, or by most of its letters (then it may be another form of the word). */
  readonly by: 'phrase' | 'words' | 'letters';
}

/** Many texts in many languages, found by what stands in them. */
export interface TextIndex {
  readonly size: number;
  /** Takes a text in; one under the same id stands no more. */
  put(id: string, title: string, text: string): void;
  /** As `put`, but the work is left to `takeIn`: until then the text is read through, and found as it was written or by its words. */
  putLater(id: string, title: string, text: string): void;
  /** Takes in up to `most` of the texts that wait. Returns how many still do. */
  takeIn(most: number): number;
  drop(id: string): void;
  /** Texts of those `wanted` that hold `query`, best first; nothing for a query without letters. */
  find(query: string, wanted?: (id: string) => boolean): readonly TextFound[];
}

interface Kept {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  gone: boolean;
}

/** With fewer hits than this a search also takes texts that share most letters with the query. */
const FEW = 5;
/** Fewer threes than this resemble too much. */
const TELLING = 5;
/** Share of the query's threes of letters such a text holds. */
const MOST_LETTERS = 0.6;
const LATIN = /^\p{Script=Latin}/u;

/** An empty index. Places of a term are kept in the order texts came, so that counting over them finds what holds all. */
export function textIndex(): TextIndex {
  const kept: Kept[] = [];
  const places = new Map<string, number>();
  const terms = new Postings();
  const threes = new Postings();
  const waiting = new Map<number, string>();
  const drop = (id: string): void => {
    const place = places.get(id);
    if (place === undefined) return;
    kept[place]!.gone = true;
    places.delete(id);
    waiting.delete(place);
  };
  const keep = (id: string, title: string, whole: string): number => {
    drop(id);
    const place = kept.length;
    kept.push({ id, title: folded(title), text: folded(whole), gone: false });
    places.set(id, place);
    return place;
  };
  const take = (place: number, whole: string): void => {
    const own = new Set(searchTerms(whole));
    for (const term of own) terms.put(term, place);
    for (const three of threesOf(own)) threes.put(three, place);
  };
  return {
    get size() {
      return places.size;
    },
    put(id, title, text) {
      const whole = `${title}\n${text}`;
      take(keep(id, title, whole), whole);
    },
    putLater(id, title, text) {
      const whole = `${title}\n${text}`;
      waiting.set(keep(id, title, whole), whole);
    },
    takeIn(most) {
      let taken = 0;
      for (const [place, whole] of waiting) {
        if (taken++ >= most) break;
        take(place, whole);
        waiting.delete(place);
      }
      return waiting.size;
    },
    drop,
    find(query, wanted = () => true) {
      const asked = [...new Set(searchTerms(query))];
      if (asked.length === 0) return [];
      const found = new Map<number, TextFound['by']>();
      const phrase = folded(query);
      const own = askedThrees(asked);
      const reader = (place: number): boolean => !kept[place]!.gone && wanted(kept[place]!.id);
      const unread = [...waiting.keys()].filter((place) => holdsEach(kept[place]!.text, phrase, asked));
      for (const place of [...terms.holdingAll(asked, kept.length), ...unread])
        if (reader(place)) found.set(place, 'words');
      // Within a longer word too: Indonesian and Malay put a word's beginning before its stem.
      const shares = threes.shares(own, kept.length);
      for (const { place, share } of shares)
        if (share === 1 && kept[place]!.text.includes(phrase) && reader(place)) found.set(place, 'phrase');
      if (found.size < FEW && own.size >= TELLING)
        for (const { place, share } of shares)
          if (share >= MOST_LETTERS && !found.has(place) && reader(place)) found.set(place, 'letters');
      return ranked(found, kept, phrase);
    },
  };
}

/** Whether a text nobody took in yet holds the phrase, or every term of it: a Latin one as the beginning of a word. */
function holdsEach(text: string, phrase: string, asked: readonly string[]): boolean {
  if (text.includes(phrase)) return true;
  const words = ` ${text}`;
  return asked.every((term) => words.includes(LATIN.test(term) ? ` ${folded(term)}` : folded(term)));
}

/** What stands as asked before what holds the words before what resembles it; in a title before in a text; the newest first. */
function ranked(
  found: ReadonlyMap<number, TextFound['by']>,
  kept: readonly Kept[],
  phrase: string,
): readonly TextFound[] {
  const weight = { phrase: 4, words: 2, letters: 0 } as const;
  return [...found]
    .map(([place, by]) => {
      const { id, title, text } = kept[place]!;
      const exact = by === 'words' && text.includes(phrase) ? 'phrase' : by;
      return { place, id, by: exact, weight: weight[exact] + Number(title.includes(phrase)) };
    })
    .toSorted((a, b) => b.weight - a.weight || b.place - a.place)
    .map(({ id, by }) => ({ id, by }));
}

/** Small, without marks over Latin letters, one space between words. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\u200b]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Every three neighbouring letters of Latin words, and words of fewer whole; pairs of other scripts as they are. */
function threesOf(terms: ReadonlySet<string>): ReadonlySet<string> {
  const threes = new Set<string>();
  for (const term of terms) {
    if (!LATIN.test(term) || term.length < 4) threes.add(term);
    else for (let at = 0; at + 3 <= term.length; at++) threes.add(term.slice(at, at + 3));
  }
  return threes;
}

/** Those of a query: a short word may be a part of any longer one, and is left to the check of the phrase. */
function askedThrees(asked: readonly string[]): ReadonlySet<string> {
  const all = threesOf(new Set(asked));
  const telling = [...all].filter((three) => three.length > (LATIN.test(three) ? 2 : 1));
  return telling.length === 0 ? all : new Set(telling);
}

/** Where each term stands. */
class Postings {
  readonly #places = new Map<string, number[]>();
  #sorted: readonly string[] | null = null;

  put(term: string, place: number): void {
    const known = this.#places.get(term);
    if (known === undefined) {
      this.#places.set(term, [place]);
      this.#sorted = null;
    } else known.push(place);
  }

  /** Places that hold every term; a Latin one also as the beginning of a word. */
  holdingAll(asked: readonly string[], size: number): readonly number[] {
    const counts = new Uint16Array(size);
    for (const [i, term] of asked.entries())
      for (const one of this.#beginning(term))
        for (const place of this.#places.get(one) ?? []) if (counts[place] === i) counts[place] = i + 1;
    return placesAt(counts, asked.length);
  }

  /** Places that hold at least one of `asked`, with the share of them they hold. */
  shares(
    asked: ReadonlySet<string>,
    size: number,
  ): readonly { readonly place: number; readonly share: number }[] {
    const counts = new Uint16Array(size);
    for (const term of asked) for (const place of this.#places.get(term) ?? []) counts[place]!++;
    const found: { readonly place: number; readonly share: number }[] = [];
    for (const [place, count] of counts.entries())
      if (count >= asked.size * MOST_LETTERS) found.push({ place, share: count / asked.size });
    return found;
  }

  #beginning(term: string): readonly string[] {
    if (!LATIN.test(term)) return [term];
    const sorted = (this.#sorted ??= [...this.#places.keys()].toSorted());
    const found: string[] = [];
    for (let at = firstNotBefore(sorted, term); sorted[at]?.startsWith(term) === true; at++)
      found.push(sorted[at]!);
    return found;
  }
}

function placesAt(counts: Uint16Array, wanted: number): readonly number[] {
  const found: number[] = [];
  for (const [place, count] of counts.entries()) if (count === wanted) found.push(place);
  return found;
}

function firstNotBefore(sorted: readonly string[], term: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
