import { escaped, type Stretch } from './numbers.ts';
import { plainText } from './plain-digits.ts';

/** Short words within names that alone name nobody. */
const LINKS = new Set([
  'bin',
  'binti',
  'binte',
  'a/p',
  'a/l',
  's/o',
  'd/o',
  'da',
  'de',
  'dos',
  'van',
  'der',
  'haji',
  'pg',
  'ak',
]);

/** Names of `known` in a plain text: the whole name, and any two neighbouring words of a longer one. */
export function namesIn(text: string, known: readonly string[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const name of wordings(known)) {
    const spaced = name
      .split(' ')
      .map(escaped)
      .join(String.raw`[\s.·-]+`);
    // A script without spaces has no edge to ask for.
    const edged = /^[\p{Script=Latin} './-]+$/u.test(name);
    const source = edged ? String.raw`(?<![\p{L}\p{N}])${spaced}(?![\p{L}\p{N}])` : spaced;
    for (const { 0: words, index } of text.matchAll(new RegExp(source, 'giu')))
      found.push({ datum: 'name', start: index, end: index + words.length });
  }
  return found;
}

/** Ways a name is written: whole, the family name last, and each two neighbours that are more than links. */
function wordings(known: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const name of known) {
    const words = plainText(name)
      .text.trim()
      .split(/[\s.]+/)
      .filter((one) => one !== '');
    const whole = words.join(' ');
    if (whole.length < 3) continue;
    all.add(whole);
    if (words.length === 2) all.add(words.toReversed().join(' '));
    for (const [i, word] of words.entries()) {
      const next = words[i + 1];
      if (next === undefined || words.length < 3) continue;
      if (![word, next].some((one) => LINKS.has(one.toLowerCase()) || one.length < 2))
        all.add(`${word} ${next}`);
    }
  }
  return all;
}
