/** `text` on one line; what has no glyph, or turns the order of others, becomes a middle dot. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\ufffd\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '·');
}
