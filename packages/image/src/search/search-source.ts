import type { RandomAccess } from '@tracecraft/bytes';
import { ImageError } from '../image-error.ts';
import { fillReadable } from '../source/fill-readable.ts';
import { USUAL_ENCODINGS, type EncodingName } from './encoding.ts';
import type { Matcher } from './matcher.ts';
import { patternMatcher } from './regex/pattern-matcher.ts';
import { textMatcher } from './text-matcher.ts';
import { atWordEdge } from './word-edge.ts';

/** What to look for. */
export interface SearchTerm {
  readonly kind: 'text' | 'regex';
  /** The text, or a regular expression (see `parsePattern`). */
  readonly pattern: string;
  /** Default false: any case. */
  readonly matchCase?: boolean;
  /** Only where a word begins and ends there. */
  readonly wholeWord?: boolean;
}

/** A place where a term was found. */
export interface SearchHit {
  /** Number of the term, from 0. */
  readonly term: number;
  /** Bytes from the start of the source. */
  readonly offset: number;
  readonly length: number;
  readonly encoding: EncodingName;
}

export interface SearchOptions {
  /** First byte to search; default 0. */
  readonly from?: number;
  /** Byte to stop before; default the end. */
  readonly to?: number;
  /** Told of stretches that cannot be read, which are passed over; without it they end the search with their error. */
  readonly unreadable?: (problem: ImageError) => void;
  /** Gets the bytes done. */
  readonly progress?: (done: number) => void;
}

/** Terms made ready; good for any number of sources, one after another. */
export interface Search {
  readonly terms: readonly SearchTerm[];
  readonly matchers: readonly Matcher[];
  /** Bytes of the longest possible hit. */
  readonly longest: number;
}

/**
 * Makes `terms` ready. Throws ImageError `search.…` for an empty text, a text none of the encodings can write, and a
 * pattern that is wrong, not supported or too large.
 */
export function prepareSearch(
  terms: readonly SearchTerm[],
  encodings: readonly EncodingName[] = USUAL_ENCODINGS,
): Search {
  const texts = terms.flatMap((term, i) =>
    term.kind === 'text' ? [{ term: i, text: term.pattern, matchCase: term.matchCase === true }] : [],
  );
  for (const one of texts) {
    if (one.text === '') throw new ImageError('search.text-empty');
    if (textMatcher([one], encodings) === null)
      throw new ImageError('search.no-encoding', { text: one.text, encodings: encodings.join(', ') });
  }
  const matchers = terms.flatMap(({ kind, pattern, matchCase }, i) =>
    kind === 'regex' ? encodings.map((name) => patternMatcher(i, pattern, matchCase === true, name)) : [],
  );
  const all = textMatcher(texts, encodings);
  if (all !== null) matchers.unshift(all);
  return { terms, matchers, longest: Math.max(1, ...matchers.map((matcher) => matcher.longest)) };
}

/** Bytes read at once: a piece stays in a processor's cache while every matcher passes over it. */
const AT_ONCE = 1 << 20;
/** Bytes kept before a piece, to see whether a word begins there; a multiple of four. */
const BEFORE = 4;

/** The hits in one piece of bytes, in order of offset; see {@link Matcher} for the parameters. */
export function hitsIn(
  search: Search,
  bytes: Uint8Array,
  base: number,
  from: number,
  until: number,
): SearchHit[] {
  const hits: SearchHit[] = [];
  for (const matcher of search.matchers)
    matcher.find(bytes, base, from, until, (term, encoding, place, length) => {
      const whole = search.terms[term]?.wholeWord !== true;
      if (whole || (atWordEdge(bytes, place, encoding) && atWordEdge(bytes, place + length, encoding)))
        hits.push({ term, offset: base + place, length, encoding });
    });
  return hits.toSorted((a, b) => a.offset - b.offset);
}

/** What one stretch of reading brought. */
export interface SearchPiece {
  /** Bytes from the start of the source that are searched by now. */
  readonly done: number;
  /** In order of offset. */
  readonly hits: readonly SearchHit[];
}

/** Every hit of `search` in `raw`, in order of offset, across every border of reading. */
export function* searchSource(
  raw: RandomAccess,
  search: Search,
  options: SearchOptions = {},
): Generator<SearchHit> {
  for (const { done, hits } of searchPieces(raw, search, options)) {
    yield* hits;
    options.progress?.(done);
  }
}

/** The same a mebibyte at a time, so that whoever searches can stop or answer others in between. */
export function* searchPieces(
  raw: RandomAccess,
  search: Search,
  options: Omit<SearchOptions, 'progress'> = {},
): Generator<SearchPiece> {
  const { from = 0, to = raw.size } = options;
  for (const matcher of search.matchers) matcher.reset();
  const buffer = new Uint8Array(BEFORE + AT_ONCE + search.longest + BEFORE);
  for (let at = from; at < to; at += AT_ONCE) {
    const before = at === from ? 0 : BEFORE;
    const length = Math.min(before + AT_ONCE + search.longest + BEFORE, to - at + before);
    const bytes = buffer.subarray(0, length);
    const base = at - before;
    const lost = fillReadable(raw, base, bytes, options.unreadable);
    const hits = hitsIn(search, bytes, base, before, before + Math.min(AT_ONCE, to - at));
    // What stands in for unreadable bytes is no evidence.
    const told = hits.filter((hit) =>
      lost.every(
        ({ offset, length: size }) => hit.offset >= offset + size || hit.offset + hit.length <= offset,
      ),
    );
    yield { done: Math.min(to, at + AT_ONCE), hits: told };
  }
}
