const QUOTE = 34;
const COMMA = 44;
const BAR = 124;
const DASH = 45;

/** A path's beginning as CSV has it: each quote twice. */
export function quoted(text: Uint8Array): Uint8Array {
  return text.includes(QUOTE)
    ? Uint8Array.from([...text].flatMap((code) => (code === QUOTE ? [QUOTE, QUOTE] : [code])))
    : text;
}

/** Of what follows a number's digits in a line of a body file, `-48-3|r/rrwxrwxrwx|48|0`. */
interface Owner {
  /** The rest of the number: `-48-3`. */
  readonly number: Uint8Array;
  /** `,r/rrwxrwxrwx,48,0,`. */
  readonly owner: Uint8Array;
  /** The letters of the rest of the number in their order: `-` 1, `0` 2 … `9` 11. */
  readonly letters: Uint8Array;
}

export function ownerOf(text: Uint8Array): Owner {
  const bar = text.indexOf(BAR);
  const owner = Uint8Array.from([...text.subarray(bar), BAR], (code) => (code === BAR ? COMMA : code));
  const number = text.subarray(0, bar);
  return { number, owner, letters: number.map((code) => (code === DASH ? 1 : code - 46)) };
}

/** Order of two texts by their bytes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
