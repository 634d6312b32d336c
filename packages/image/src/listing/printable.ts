const CONTROL = /\p{Cc}/gu;

/** Control characters as `^`, so that a name from an image can't act on a terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL, '^');
}

/** Control characters below U+0020 as `^`, the rule of Sleuth Kit's body file. */
export function withoutC0(text: string): string {
  let clean = true;
  for (let i = 0; clean && i < text.length; i++) clean = text.charCodeAt(i) >= 32;
  if (clean) return text;
  return text.replace(CONTROL, (letter) => (letter < ' ' ? '^' : letter));
}
