import { encodingOf, type EncodingName } from './encoding.ts';
import type { Matcher } from './matcher.ts';
import { needlesFor, type Needle } from './needle.ts';
import { NeedleScanner } from './needle-scanner.ts';

interface Owner {
  readonly term: number;
  readonly encoding: EncodingName;
}

/** A text to look for, with its number among the terms. */
export interface NumberedText {
  readonly term: number;
  readonly text: string;
  readonly matchCase: boolean;
}

/** Looks for all `texts` in all `encodings` at once; an encoding that cannot write a text does not count for it. */
export function textMatcher(
  texts: readonly NumberedText[],
  encodings: readonly EncodingName[],
): Matcher | null {
  const needles: Needle[] = [];
  const owners: Owner[] = [];
  for (const { term, text, matchCase } of texts)
    for (const encoding of encodings)
      for (const needle of needlesFor(text, encodingOf(encoding), matchCase)) {
        needles.push(needle);
        owners.push({ term, encoding });
      }
  if (needles.length === 0) return null;
  const scanner = new NeedleScanner(needles);
  return {
    longest: Math.max(...needles.map(({ length }) => length)),
    reset: () => undefined,
    find(bytes, _base, from, until, found) {
      scanner.scan(bytes, (number, place) => {
        const owner = owners[number];
        if (owner === undefined || place < from || place >= until) return;
        found(owner.term, owner.encoding, place, needles[number]!.length);
      });
    },
  };
}
