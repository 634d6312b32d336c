/** First digit of each decimal digit block officers of the region may type (Unicode 17, general category Nd). */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0xff10];

/**
 * One spelling of an answer: NFC (never NFKC, which breaks Thai and Lao), lower case, any script's digits as 0–9,
 * everything but letters, marks and digits as one space.
 */
export function normaliseAnswer(answer: string): string {
  const digits = answer.normalize('NFC').replace(/\p{Nd}/gu, asciiDigit);
  return digits
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, ' ')
    .trim();
}

/** True when `answer` says one of `accepted`, wholly or (`contains`) among other words. */
export function answers(answer: string, accepted: readonly string[], match: 'whole' | 'contains'): boolean {
  const given = normaliseAnswer(answer);
  if (given === '') return false;
  return accepted
    .map(normaliseAnswer)
    .some((one) => (match === 'whole' ? given === one : ` ${given} `.includes(` ${one} `)));
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}
