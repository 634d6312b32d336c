/** Letters as sorted, disjoint pairs: first and last code point of each run. */
export type CodeSet = readonly (readonly [number, number])[];

const LAST = 0x10ffff;
const SURROGATES: readonly [number, number] = [0xd800, 0xdfff];

/** The runs in order, joined where they touch. */
export function codeSet(runs: CodeSet): CodeSet {
  const joined: [number, number][] = [];
  for (const [first, last] of runs.toSorted((a, b) => a[0] - b[0])) {
    const open = joined.at(-1);
    if (open !== undefined && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** Every letter that is not in `set`; surrogates are no letters. */
export function complement(set: CodeSet): CodeSet {
  const runs: [number, number][] = [];
  let next = 0;
  for (const [first, last] of codeSet([...set, SURROGATES])) {
    if (first > next) runs.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST) runs.push([next, LAST]);
  return runs;
}

export function inSet(set: CodeSet, code: number): boolean {
  return set.some(([first, last]) => code >= first && code <= last);
}

/** Above this many letters a set is a class such as `\p{L}`, which has both cases already. */
const MOST_FOLDED = 20_000;

/** `set` with the other case of its letters. */
export function withCases(set: CodeSet): CodeSet {
  if (set.reduce((sum, [first, last]) => sum + last - first + 1, 0) > MOST_FOLDED) return set;
  const runs: [number, number][] = set.map(([first, last]) => [first, last]);
  for (const [first, last] of set)
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
        const value = other.codePointAt(0)!;
        if (value !== code && other.length === String.fromCodePoint(value).length) runs.push([value, value]);
      }
    }
  return codeSet(runs);
}

/** The letters of a Unicode property such as `L` or `Script=Thai`; null where there is none of that name. */
export function property(name: string): CodeSet | null {
  let test: RegExp;
  try {
    test = new RegExp(`^\\p{${name}}$`, 'u');
  } catch {
    return null;
  }
  const runs: [number, number][] = [];
  for (let code = 0; code <= LAST; code++) {
    if (code === SURROGATES[0]) code = SURROGATES[1] + 1;
    if (test.test(String.fromCodePoint(code))) runs.push([code, code]);
  }
  return codeSet(runs);
}

export const DIGITS: CodeSet = [[48, 57]];
export const WORD: CodeSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
/** White space as in ECMAScript. */
export const SPACE: CodeSet = codeSet(
  [9, 10, 11, 12, 13, 32, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]
    .map((code): [number, number] => [code, code])
    .concat([[0x2000, 0x200a]]),
);
/** What `.` stands for: no end of a line. */
export const NO_LINE_END: CodeSet = complement([
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
]);
