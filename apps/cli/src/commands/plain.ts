/** What a file says may hold control or direction characters: shown as a mark, so it can't rewrite the screen. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}
