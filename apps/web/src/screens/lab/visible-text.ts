/** Line ends and tabs stay; other control characters become a dot, so that nothing is hidden, turned round or acted on. */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\ufffd\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (letter) =>
      letter === '\n' || letter === '\t' ? letter : '·',
    );
}
