/**
 * Text as it is compared: case and Latin accents do not matter (`đ` is a letter of its own, written `d` by many), marks of
 * other scripts do, since a Thai vowel is a mark.
 */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('đ', 'd');
}

/** Whether every part of `query` stands somewhere in one of `texts`. A query without spaces is one part, in any script. */
export function matchesFilter(query: string, texts: readonly string[]): boolean {
  const parts = foldText(query)
    .split(/\s+/)
    .filter((part) => part !== '');
  const folded = texts.map(foldText);
  return parts.every((part) => folded.some((text) => text.includes(part)));
}
