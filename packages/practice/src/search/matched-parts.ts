import { searchTerms } from './search-terms.ts';

/** A stretch of a text, and whether it is what the query found. Joined they are the text. */
export interface MatchedPart {
  readonly text: string;
  readonly hit: boolean;
}

const PIECES = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu;

/** `text` cut at what `query` finds in it, by the same terms as the search; one part without a hit when it finds nothing. */
export function matchedParts(text: string, query: string): readonly MatchedPart[] {
  const wanted = searchTerms(query);
  if (wanted.length === 0) return [{ text, hit: false }];
  const parts: MatchedPart[] = [];
  for (const [piece] of text.normalize('NFC').matchAll(PIECES))
    for (const part of partsOf(piece, wanted)) put(parts, part);
  return parts;
}

/** How many of the query's terms stand in `text`. */
export function countMatches(text: string, query: string): number {
  const own = searchTerms(text);
  return searchTerms(query).filter((term) => own.some((one) => matches(one, term))).length;
}

function partsOf(piece: string, wanted: readonly string[]): readonly MatchedPart[] {
  const own = searchTerms(piece);
  const hits = own.map((term) => wanted.some((one) => matches(term, one)));
  if (!hits.includes(true)) return [{ text: piece, hit: false }];
  const characters = Array.from(piece);
  // One term for a word; for a run of pairs one term fewer than characters.
  if (own.length !== characters.length - 1) return [{ text: piece, hit: true }];
  const long = hits.map((_, i) => isInRun(hits, i, Math.min(2, wanted.length)));
  return characters.map((text, i) => ({ text, hit: long[i] === true || long[i - 1] === true }));
}

/** A single pair of a longer word stands in many others: it alone shows nothing. */
function isInRun(hits: readonly boolean[], at: number, needed: number): boolean {
  if (hits[at] !== true) return false;
  return needed < 2 || hits[at - 1] === true || hits[at + 1] === true;
}

function matches(term: string, wanted: string): boolean {
  return /^\p{Script=Latin}/u.test(wanted) ? term.startsWith(wanted) : term === wanted;
}

function put(parts: MatchedPart[], part: MatchedPart): void {
  const last = parts.at(-1);
  if (last?.hit === part.hit) parts[parts.length - 1] = { text: last.text + part.text, hit: part.hit };
  else parts.push(part);
}
