/** `text` on one line; what has no glyph becomes a middle dot. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\ufffd]/gu, '·');
}
