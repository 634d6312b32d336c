/** A prefix code as one table: what the next `bits` bits say, symbol × 16 + length; 0 where they begin no code. */
export interface Code {
  readonly table: Uint16Array;
  readonly bits: number;
}

const MOST_BITS = 15;

/**
 * The code with these lengths (RFC 1951 §3.2.2); null where they make none: too many short ones, or codes left over. One
 * code of one bit alone is allowed, and none at all, as every reader does.
 */
export function codeOf(lengths: Uint8Array): Code | null {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const bits = Math.max(
    1,
    counts.findLastIndex((count) => count > 0),
  );
  const starts = firstCodes(counts, bits);
  return starts === null ? null : { table: tableOf(lengths, starts, bits), bits };
}

/** First code of each length, or null. */
function firstCodes(counts: Uint16Array, bits: number): Uint16Array | null {
  const starts = new Uint16Array(MOST_BITS + 2);
  let left = 1;
  for (let length = 1; length <= bits; length++) {
    left = left * 2 - counts[length]!;
    if (left < 0) return null;
    starts[length + 1] = (starts[length]! + counts[length]!) << 1;
  }
  const single = bits === 1 && counts[1]! <= 1;
  return left > 0 && !single ? null : starts;
}

function tableOf(lengths: Uint8Array, starts: Uint16Array, bits: number): Uint16Array {
  const table = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = reversed(starts[length]!++, length);
    for (let at = code; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  }
  return table;
}

/** Codes stand in a stream with their first bit lowest. */
function reversed(code: number, length: number): number {
  let turned = 0;
  for (let i = 0; i < length; i++) turned |= ((code >> i) & 1) << (length - 1 - i);
  return turned;
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, i) =>
  i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8,
);

/** The codes every reader knows (RFC 1951 §3.2.6). */
export const FIXED: { readonly letters: Code; readonly distances: Code } = {
  letters: codeOf(fixedLengths)!,
  distances: codeOf(new Uint8Array(32).fill(5))!,
};
