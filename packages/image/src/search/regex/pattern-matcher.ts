import { ImageError } from '../../image-error.ts';
import { encodingOf, type EncodingName } from '../encoding.ts';
import type { Matcher } from '../matcher.ts';
import { atWordEdge } from '../word-edge.ts';
import { Automaton } from './automaton.ts';
import { parsePattern } from './parse.ts';
import { compilePattern, matchLengths } from './program.ts';

/** Bytes of a match of a pattern without an end; longer ones are cut. */
const LONGEST_MATCH = 4096;

/** Looks at bytes allowed at first, and for each byte searched: what looks far ahead at every place is refused. */
const FREE_LOOKS = 1 << 26;
const MOST_LOOKS = 64;

/**
 * Looks for the regular expression `source` in one encoding. Matches do not overlap, and are the ones backtracking would
 * find. Throws ImageError
 * `search.pattern-…`; `too-costly` while finding.
 */
export function patternMatcher(
  term: number,
  source: string,
  matchCase: boolean,
  encodingName: EncodingName,
): Matcher {
  const encoding = encodingOf(encodingName);
  const { pattern, wordStart, wordEnd } = parsePattern(source, matchCase);
  const [shortest, most] = matchLengths(pattern, encoding);
  if (shortest === 0) throw new ImageError('search.pattern-empty', { pattern: source });
  const longest = Math.min(most, LONGEST_MATCH);
  const forward = new Automaton(compilePattern(pattern, source, encoding, false), source, false);
  const backward = new Automaton(compilePattern(pattern, source, encoding, true), source, true);
  let resume = 0;
  let given = 0;
  return {
    longest,
    reset: () => (resume = 0),
    find(bytes, base, from, until, found) {
      given += until - from;
      let at = Math.max(from, resume - base);
      for (;;) {
        const end = forward.endFrom(bytes, at, longest);
        if (end < 0) return;
        if (forward.looks > FREE_LOOKS + MOST_LOOKS * given)
          throw new ImageError('search.pattern-too-costly', { pattern: source });
        const start = backward.startTo(bytes, end, Math.max(at, end - longest));
        if (start >= until) return;
        const fits =
          start >= 0 &&
          (!wordStart || atWordEdge(bytes, start, encodingName)) &&
          (!wordEnd || atWordEdge(bytes, end, encodingName));
        if (fits) found(term, encodingName, start, end - start);
        at = end;
        resume = base + end;
      }
    },
  };
}
