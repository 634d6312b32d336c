/** Scripts written without spaces between words, or with spaces that do not bound them: searched by pairs of characters. */
const UNSPACED =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hangul}]/u;
const SOME_UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hangul}]/u;
const JOINED = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * What a text is found by. Latin and the like: whole words in lower case without marks (`đ` as `d`), hyphens parting them.
 * Thai, Lao, Khmer, Burmese, Han and Hangul: every pair of neighbouring characters, marks kept, so that no dictionary is
 * needed to find a word inside a run. A lone character stands for itself.
 */
export function searchTerms(text: string): readonly string[] {
  const terms: string[] = [];
  for (const [run] of text.normalize('NFC').replaceAll('\u200b', '').matchAll(JOINED))
    for (const part of partsOf(run)) terms.push(...(isUnspaced(part) ? pairsOf(part) : [foldedWord(part)]));
  return terms.filter((term) => term !== '');
}

/** A run cut where it changes between the two ways of writing. Marks and digits stay with what precedes them. */
function partsOf(run: string): readonly string[] {
  if (!SOME_UNSPACED.test(run)) return [run];
  const parts: string[] = [];
  for (const character of run) {
    const last = parts.at(-1);
    const follows =
      last !== undefined &&
      (/[\p{M}\p{N}]/u.test(character) || isUnspaced(last) === UNSPACED.test(character));
    if (follows) parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
}

function isUnspaced(part: string): boolean {
  return UNSPACED.test(part);
}

function pairsOf(part: string): readonly string[] {
  const characters = Array.from(part);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

function foldedWord(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
