import { byteSets, liesAt, type Needle } from './needle.ts';

/** Needles of this length and more are found by grams of three or four bytes, shorter ones by two. */
export const LONG = 6;

/** Bytes of the longest window: a longer one makes no place rarer to look at. */
const MOST_WINDOW = 20;
const SLOTS = 1 << 16;
const MIX = 0x9e3779b1;
const ANY = 0xff;

interface Place {
  readonly needle: number;
  /** Bytes of the needle before the gram. */
  readonly before: number;
  /** Where, from the gram on, a byte stands that few places have, and the one or two values it may have. */
  readonly probe: number;
  readonly one: number;
  readonly other: number;
}

type Found = (needle: number, place: number) => void;

/**
 * Needles found by their grams: each has, in a window of the same length for all, one gram at a place divisible by the
 * stride, so only these places are looked up. A slot holds, as a bit set, which bytes may follow its grams: that spares most
 * comparisons in running text.
 */
export class GramTable {
  private readonly slots = new Uint8Array(SLOTS);
  private readonly places: (Place[] | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  private readonly needles: readonly Needle[];
  private readonly gram: number;
  private readonly stride: number;

  constructor(needles: readonly Needle[], group: readonly number[]) {
    this.needles = needles;
    const least = Math.min(MOST_WINDOW, ...group.map((number) => needles[number]!.length));
    // A stride of two, or a multiple of four, lets the scan read aligned words.
    this.gram = least >= 8 ? 4 : least >= LONG ? 3 : 2;
    const stride = least - this.gram + 1;
    this.stride = stride >= 4 ? stride & ~3 : Math.min(2, stride);
    for (const number of group) this.add(number);
  }

  private add(number: number): void {
    const sets = byteSets(this.needles[number]!);
    const { gram } = this;
    const skip = rarestWindow(sets, this.stride + gram - 1);
    for (let before = skip; before < skip + this.stride; before++) {
      const follow =
        this.gram === 2
          ? bitsOf(sets[before + 2], NOTHING)
          : bitsOf(sets[before + gram], sets[before + gram + 1]);
      const place = { needle: number, before, ...probeOf(sets, before, gram) };
      for (const one of gramsOf(sets.slice(before, before + gram)))
        this.put(Math.imul(one, MIX) >>> 16, place, follow);
    }
  }

  private put(slot: number, place: Place, follow: number): void {
    const places = (this.places[slot] ??= []);
    // Two grams of one place may share a slot; reporting the place twice would be wrong.
    if (!places.some((one) => one.needle === place.needle && one.before === place.before)) places.push(place);
    this.slots[slot]! |= follow;
  }

  /** Every needle of the group in `bytes`, whose memory must begin at a multiple of four. */
  scan(bytes: Uint8Array, found: Found): void {
    if (this.stride >= 4) this.scanWords(bytes, found);
    else if (this.stride === 2) this.scanHalves(bytes, found);
    else this.scanPairs(bytes, found);
  }

  private scanWords(bytes: Uint8Array, found: Found): void {
    const { slots, gram } = this;
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    const step = this.stride >> 2;
    const mask = gram === 4 ? -1 : 2 ** (8 * gram) - 1;
    const pairs = words.length - step;
    for (let i = 0; i < words.length; i += step) {
      // Passes over what is no gram: two at once, and no call in the loop, which makes it twice as fast.
      while (
        i < pairs &&
        (slots[Math.imul(words[i]! & mask, MIX) >>> 16]! |
          slots[Math.imul(words[i + step]! & mask, MIX) >>> 16]!) ===
          0
      )
        i += 2 * step;
      if (i >= words.length) break;
      const word = words[i]!;
      const slot = Math.imul(word & mask, MIX) >>> 16;
      const follow = slots[slot]!;
      if (follow === 0) continue;
      const next = words[i + 1] ?? 0;
      const after = gram === 4 ? next ^ (next >> 8) : gram === 3 ? (word >>> 24) ^ next : word >>> 16;
      if (((follow >> (after & 7)) & 1) !== 0 || i + 1 >= words.length)
        this.check(bytes, i << 2, slot, found);
    }
    // A gram may still stand in the last word, which is not whole.
    const last = Math.ceil(words.length / step) * this.stride;
    if (last + gram > bytes.length) return;
    const value = bytes[last]! | (bytes[last + 1]! << 8) | (gram === 3 ? bytes[last + 2]! << 16 : 0);
    const slot = Math.imul(value, MIX) >>> 16;
    if (slots[slot] !== 0) this.check(bytes, last, slot, found);
  }

  private scanHalves(bytes: Uint8Array, found: Found): void {
    const { slots } = this;
    const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
    const pairs = halves.length - 1;
    for (let i = 0; i < halves.length; i++) {
      while (
        i < pairs &&
        (slots[Math.imul(halves[i]!, MIX) >>> 16]! | slots[Math.imul(halves[i + 1]!, MIX) >>> 16]!) === 0
      )
        i += 2;
      if (i >= halves.length) break;
      const slot = Math.imul(halves[i]!, MIX) >>> 16;
      const follow = slots[slot]!;
      if (follow !== 0 && ((follow >> (bytes[2 * i + 2]! & 7)) & 1) !== 0)
        this.check(bytes, i << 1, slot, found);
    }
  }

  private scanPairs(bytes: Uint8Array, found: Found): void {
    const { slots } = this;
    for (let i = 0; i + 1 < bytes.length; i++) {
      const slot = Math.imul(bytes[i]! | (bytes[i + 1]! << 8), MIX) >>> 16;
      if (slots[slot] !== 0) this.check(bytes, i, slot, found);
    }
  }

  private check(bytes: Uint8Array, at: number, slot: number, found: Found): void {
    const places = this.places[slot] ?? NOWHERE;
    for (let i = 0; i < places.length; i++) {
      const { needle, before, probe, one, other } = places[i]!;
      const byte = bytes[at + probe];
      if (one >= 0 && byte !== one && byte !== other) continue;
      const start = at - before;
      const wanted = this.needles[needle]!;
      if (start >= 0 && start + wanted.length <= bytes.length && liesAt(bytes, start, wanted))
        found(needle, start);
    }
  }
}

const NOWHERE: readonly Place[] = [];
const NOTHING = Uint8Array.of(0);

/** Bits of the bytes that may follow, two of them mixed; any where the needle ends before. */
function bitsOf(first: Uint8Array | undefined, second: Uint8Array | undefined): number {
  if (first === undefined || second === undefined) return ANY;
  let bits = 0;
  for (const one of first) for (const other of second) bits |= 1 << ((one ^ other) & 7);
  return bits;
}

const NO_PROBE: Pick<Place, 'probe' | 'one' | 'other'> = { probe: 0, one: -1, other: -1 };

/** The rarest byte of a needle outside its gram, among those that have one or two values. */
function probeOf(sets: readonly Uint8Array[], before: number, gram: number): typeof NO_PROBE {
  let best = NO_PROBE;
  let least = Infinity;
  for (const [at, set] of sets.entries()) {
    const weight = set.length > 2 || (at >= before && at < before + gram) ? Infinity : weightOf(set);
    if (weight >= least) continue;
    least = weight;
    best = { probe: at - before, one: set[0]!, other: set.at(-1)! };
  }
  return best;
}

function* gramsOf(sets: readonly Uint8Array[], at = 0, value = 0): Generator<number> {
  const set = sets[at];
  if (set === undefined) yield value;
  else for (const byte of set) yield* gramsOf(sets, at + 1, value | (byte << (8 * at)));
}

/** Bytes that running text and empty space are full of; what is not listed is rarer. */
const COMMON = Uint8Array.from('\0 etaoinshrdlucmfwypvbgk\u00ff', (letter) => letter.charCodeAt(0));

function weightOf(set: Uint8Array): number {
  return [...set].reduce((sum, byte) => {
    const place = COMMON.indexOf(byte);
    return sum + (place < 0 ? 1 : COMMON.length - place + 1);
  }, 0);
}

/** Where the window of `size` rarest bytes begins: its grams decide how often a needle is compared. */
function rarestWindow(sets: readonly Uint8Array[], size: number): number {
  const weights = sets.map(weightOf);
  const sumFrom = (skip: number): number =>
    weights.slice(skip, skip + size).reduce((sum, one) => sum + one, 0);
  let best = 0;
  for (let skip = 1; skip + size <= sets.length; skip++) if (sumFrom(skip) < sumFrom(best)) best = skip;
  return best;
}
