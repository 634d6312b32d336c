import { toUtf8 } from '@tracecraft/bytes';

/** A text as it may lie on a disk in one encoding: one step a letter, each with its spellings of equal length. */
export interface Needle {
  readonly encoding: 'utf-8' | 'utf-16le';
  readonly steps: readonly (readonly Uint8Array[])[];
  /** Bytes of a match. */
  readonly length: number;
  /** A letter that is rare on disks, to look for first: its step and where its spelling begins. */
  readonly anchor: { readonly step: number; readonly at: number };
}

/** Letters of running text, commonest first; what is not listed is rarer. */
const COMMON = 'e taoinshrdlucmfwypvbgk0123456789jqxz';

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 255;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

function spellings(letter: string, encode: (text: string) => Uint8Array, matchCase: boolean): Uint8Array[] {
  const own = encode(letter);
  if (matchCase) return [own];
  const variants = new Set([letter, letter.toLowerCase(), letter.toUpperCase()]);
  // A variant of another length (ß, ŉ) would shift every later letter; it is left to a search of its own.
  return [...variants].map(encode).filter((bytes) => bytes.length === own.length);
}

function rarity(letter: string): number {
  const place = COMMON.indexOf(letter.toLowerCase());
  return place < 0 ? COMMON.length : place;
}

/** The needle for `text`, which must not be empty. */
export function needleFor(text: string, encoding: Needle['encoding'], matchCase: boolean): Needle {
  if (text === '') throw new RangeError('an empty text is everywhere');
  const letters = Array.from(text);
  const encode = encoding === 'utf-8' ? toUtf8 : utf16;
  const steps = letters.map((letter) => spellings(letter, encode, matchCase));
  const sizes = steps.map(([first]) => first?.length ?? 0);
  const best = letters.reduce(
    (rarest, letter, i) => (rarity(letter) > rarity(letters[rarest] ?? '') ? i : rarest),
    0,
  );
  const before = (count: number): number => sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
  return { encoding, steps, length: before(sizes.length), anchor: { step: best, at: before(best) } };
}

function holds(bytes: Uint8Array, at: number, spelling: Uint8Array): boolean {
  for (let i = 0; i < spelling.length; i++) if (bytes[at + i] !== spelling[i]) return false;
  return true;
}

function matches(bytes: Uint8Array, at: number, needle: Needle): boolean {
  let place = at;
  for (const step of needle.steps) {
    const found = step.find((spelling) => holds(bytes, place, spelling));
    if (found === undefined) return false;
    place += found.length;
  }
  return true;
}

/** Places of `needle` in `bytes`, unordered; a match that leaves `bytes` is none. */
export function placesIn(bytes: Uint8Array, needle: Needle): number[] {
  const places: number[] = [];
  const { step, at } = needle.anchor;
  const firsts = new Set(needle.steps[step]?.map((spelling) => spelling[0] ?? 0));
  for (const first of firsts) {
    for (let hit = bytes.indexOf(first, at); hit >= 0; hit = bytes.indexOf(first, hit + 1)) {
      const start = hit - at;
      if (start + needle.length > bytes.length) break;
      if (matches(bytes, start, needle)) places.push(start);
    }
  }
  return places;
}
