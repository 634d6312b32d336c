/** Bytes between what is planted in a benchmark image: the same for the same seed, in the proportions of a used disk. */

/** Numbers below 2^32 from a seed (xorshift32, Marsaglia 2003). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

const WORDS =
  'the of and to in is was for on that with by from this are at which item house street report police market river number office morning evening account letter transport document'.split(
    ' ',
  );

function text(next: () => number, size: number): string {
  const words: string[] = [];
  for (let length = 0; length < size; ) {
    const word = WORDS[next() % WORDS.length]!;
    words.push(word);
    length += word.length + 1;
  }
  return words.join(' ').slice(0, size);
}

/** Pieces of 1 MiB: packed data (5 of 10), text (2), text in UTF-16 (1), nothing (2). */
export function* filler(seed: number, pieces: number): Generator<Buffer> {
  const next = randomNumbers(seed);
  const size = 1 << 20;
  const prose = Buffer.from(text(next, size));
  const wide = Buffer.from(text(next, size / 2), 'utf16le');
  for (let i = 0; i < pieces; i++) {
    const kind = i % 10;
    if (kind >= 8) yield Buffer.alloc(size);
    else if (kind >= 6) yield prose;
    else if (kind === 5) yield wide;
    else {
      const packed = new Uint32Array(size / 4);
      for (let k = 0; k < packed.length; k++) packed[k] = next();
      yield Buffer.from(packed.buffer);
    }
  }
}
