const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;

/** One pass of a stable radix sort: `order` by the 16 bits `digit` gives, into `into`. */
function pass(order: Uint32Array, into: Uint32Array, digit: (index: number) => number): void {
  const starts = new Uint32Array(BUCKETS + 1);
  for (const index of order) starts[digit(index) + 1]!++;
  for (let i = 1; i <= BUCKETS; i++) starts[i]! += starts[i - 1]!;
  for (const index of order) into[starts[digit(index)]!++] = index;
}

/** Indices of `keys` (whole numbers from 0 to 2^48) in ascending order; equal ones keep theirs. Linear. */
function radix(keys: Float64Array): Uint32Array {
  let order = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let into = new Uint32Array(keys.length);
  let most = 0;
  for (const key of keys) if (key > most) most = key;
  for (let scale = 1; scale <= most; scale *= BUCKETS) {
    pass(order, into, (index) => Math.floor(keys[index]! / scale) % BUCKETS);
    [order, into] = [into, order];
  }
  return order;
}

/** Indices of `seconds` (whole, negative before 1970) in ascending order; equal ones keep theirs. */
export function sortByTime(seconds: readonly number[]): Uint32Array {
  let least = Infinity;
  for (const second of seconds) if (second < least) least = second;
  // Written out, here and below: filling through the mapping of `from` takes several times as long.
  const keys = new Float64Array(seconds.length);
  for (let i = 0; i < keys.length; i++) keys[i] = seconds[i]! - least;
  return radix(keys);
}

interface Numbered {
  readonly name: string;
  readonly number: string | number;
}

/** Indices of `records` by the text `number,name` in the order of its UTF-8 bytes. */
export function sortByText(records: readonly Numbered[]): Uint32Array {
  const keys = new Float64Array(records.length);
  for (let i = 0; i < keys.length; i++) keys[i] = keyOf(records[i]!.number);
  const order = radix(keys);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && keys[order[to]!] === keys[order[from]!]) to++;
    if (to - from > 1)
      order.subarray(from, to).sort((a, b) => compareText(textOf(records[a]!), textOf(records[b]!)));
    from = to;
  }
  return order;
}

function textOf({ number, name }: Numbered): string {
  return `${number},${name}`;
}

/** Letters of a number that the key holds. */
const HELD = 12;

/** A number's text as a fraction in base 12: end, `-` and the digits, in the order of their bytes. */
function keyOf(number: string | number): number {
  const text = String(number);
  let key = 0;
  for (let i = 0; i < HELD; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    key = key * 12 + (code === 0 ? 0 : code === 45 ? 1 : code - 46);
  }
  return key;
}

/** UTF-8 orders text by code points; JavaScript puts surrogates before U+E000. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const one = a.charCodeAt(i);
    const two = b.charCodeAt(i);
    if (one !== two) return aboveSurrogates(one) - aboveSurrogates(two);
  }
  return a.length - b.length;
}

function aboveSurrogates(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
