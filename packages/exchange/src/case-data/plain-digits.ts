/** A text made plain to look for numbers and names in it, and where each of its letters stood. */
export interface PlainText {
  readonly text: string;
  /** Place in the original of each UTF-16 unit of `text`, and of its end. */
  readonly at: readonly number[];
}

/** What shows nothing and is put between letters so that a search misses them. */
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;

/** Digits of every script as 0–9, wide letters narrow, letters without marks and small, nothing hidden. */
export function plainText(original: string): PlainText {
  const units: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    if (!HIDDEN.test(character))
      for (const unit of plainCharacter(character)) {
        units.push(unit);
        at.push(place);
      }
    place += character.length;
  }
  at.push(place);
  return { text: units.join(''), at };
}

function plainCharacter(character: string): string {
  if (/\p{Nd}/u.test(character)) return String(digitOf(character));
  const folded = character
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, (mark) => (isLatinMark(mark) ? '' : mark));
  const dashed = folded.replaceAll(/\p{Pd}/gu, '-').replaceAll(/\p{Zs}/gu, ' ');
  return dashed.replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** Marks over Latin letters; those of Thai, Lao, Khmer and Burmese are letters of their words. */
function isLatinMark(mark: string): boolean {
  return mark >= '\u0300' && mark <= '\u036f';
}

/** Decimal digits stand in runs of ten, the zero first, at a code point that ends the run before it. */
function digitOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
