/** Letters that trick a reader, and where they stand; lines from 1. */
export interface HiddenLetter {
  readonly code: 'direction' | 'invisible' | 'mixed-script' | 'look-alike';
  readonly line: number;
  /** The word as code points where it can't be shown safely, else the word. */
  readonly found: string;
}

/** Controls that turn the direction of text (Unicode UAX 9): what is shown is not the order that is read. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/**
 * Characters without width. Between letters of scripts that need them (Khmer, Burmese, Thai line breaks) they are right;
 * beside a Latin letter or digit they make two words look like one.
 */
const INVISIBLE =
  /[\p{Script=Latin}\d-][\u00AD\u200B-\u200D\u2060\uFEFF]|[\u00AD\u200B-\u200D\u2060\uFEFF][\p{Script=Latin}\d-]/u;
const WORD = /[\p{L}\p{M}\p{N}_-]+/gu;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters of other alphabets that a reader takes for Latin ones (after UTS 39). */
const LOOK_ALIKE = /^[аеорсухіјѕԁԛԝһАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυρ\d_-]+$/u;

/** The first trick of each line of a text; none of the languages we speak is written with those alphabets. */
export function hiddenLetters(text: string): readonly HiddenLetter[] {
  return text.split('\n').flatMap((line, i) => {
    const found = inLine(line);
    return found === null ? [] : [{ ...found, line: i + 1 }];
  });
}

function inLine(line: string): Omit<HiddenLetter, 'line'> | null {
  const direction = DIRECTION.exec(line);
  if (direction !== null) return { code: 'direction', found: codePoints(direction[0]) };
  const invisible = INVISIBLE.exec(line);
  if (invisible !== null) return { code: 'invisible', found: codePoints(invisible[0]) };
  for (const [word] of line.matchAll(WORD)) {
    if (!OTHER.test(word)) continue;
    if (LATIN.test(word)) return { code: 'mixed-script', found: word };
    if (word.length > 1 && LOOK_ALIKE.test(word)) return { code: 'look-alike', found: word };
  }
  return null;
}

function codePoints(text: string): string {
  return Array.from(text)
    .filter((letter) => !/[\p{L}\d-]/u.test(letter))
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
