/** A piece of text that both versions have, or only one of them, with the space before it. */
export interface MarkedWord {
  readonly mark: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * `before` and `after` as one run of words, so that a screen can strike out and underline. Without what
 * was removed the pieces put together are `after`; without what was added they are the words of `before`.
 */
export function markWords(before: string, after: string): readonly MarkedWord[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const common = commonLengths(a, b);
  const words: MarkedWord[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && isSame(a[i]!, b[j]!)) {
      put(words, 'same', b[j]!);
      i++;
      j++;
    } else if (i < a.length && (j === b.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      put(words, 'removed', a[i++]!);
    else put(words, 'added', b[j++]!);
  }
  return words;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s*(?:[\p{L}\p{N}_-]+|[^\s\p{L}\p{N}_-]+)/gu) ?? [];
}

function isSame(a: string, b: string): boolean {
  return a.trim() === b.trim();
}

/** Length of the longest common run of words from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const rows = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i]![j] = isSame(a[i]!, b[j]!)
        ? rows[i + 1]![j + 1]! + 1
        : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
  return rows;
}

function put(words: MarkedWord[], mark: MarkedWord['mark'], text: string): void {
  const last = words.at(-1);
  if (last?.mark !== mark) words.push({ mark, text });
  else words[words.length - 1] = { mark, text: last.text + text };
}
