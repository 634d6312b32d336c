import type { Encoding } from './encoding.ts';

/** A text as it may lie on a disk in one encoding: one step a letter, each with its spellings of equal length. */
export interface Needle {
  readonly steps: readonly (readonly Uint8Array[])[];
  /** Bytes of a match. */
  readonly length: number;
}

function spellings(letter: string, encoding: Encoding, matchCase: boolean): Uint8Array[] {
  const variants = matchCase ? [letter] : [letter, letter.toLowerCase(), letter.toUpperCase()];
  const found = [...new Set(variants)].flatMap((one) => encoding.letter(one) ?? []);
  // A variant of another length (ß, ŉ) would shift every later letter; it is left to a search of its own.
  return found.filter((bytes) => bytes.length === found[0]?.length);
}

/** The needle for `text`, which must not be empty; null where the encoding has no place for one of its letters. */
function needleFor(text: string, encoding: Encoding, matchCase: boolean): Needle | null {
  const steps = Array.from(text, (letter) => spellings(letter, encoding, matchCase));
  if (steps.some((step) => step.length === 0)) return null;
  return { steps, length: steps.reduce((sum, [first]) => sum + (first?.length ?? 0), 0) };
}

/**
 * Needles for `text` in `encoding`: composed and decomposed, since names from some systems lie decomposed (é as e and a
 * mark). None where the encoding cannot write it. Throws RangeError for an empty text.
 */
export function needlesFor(text: string, encoding: Encoding, matchCase: boolean): Needle[] {
  if (text === '') throw new RangeError('an empty text is everywhere');
  const forms = new Set([text, text.normalize('NFC'), text.normalize('NFD')]);
  const needles = [...forms].flatMap((form) => needleFor(form, encoding, matchCase) ?? []);
  return needles.filter((needle, i) => needles.findIndex((other) => sameSteps(other, needle)) === i);
}

function sameSteps(one: Needle, other: Needle): boolean {
  return (
    one.length === other.length &&
    one.steps.length === other.steps.length &&
    one.steps.every((step, i) => String(step) === String(other.steps[i]))
  );
}

/** True where `needle` lies at `at`; the caller has checked that it fits. */
export function liesAt(bytes: Uint8Array, at: number, needle: Needle): boolean {
  let place = at;
  for (const step of needle.steps) {
    let size = 0;
    for (const spelling of step) {
      let same = 0;
      while (same < spelling.length && bytes[place + same] === spelling[same]) same++;
      if (same === spelling.length) {
        size = same;
        break;
      }
    }
    if (size === 0) return false;
    place += size;
  }
  return true;
}

/** Bytes that may stand at each place of a match. */
export function byteSets({ steps }: Needle): Uint8Array[] {
  return steps.flatMap((step) =>
    Array.from({ length: step[0]!.length }, (_, i) =>
      Uint8Array.from(new Set(step.map((spelling) => spelling[i]!))),
    ),
  );
}
