/** What `fls` writes for a byte that is no text. */
const CARET = 0x5e;
// A mark of byte order is part of a name as anything else.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A name as Sleuth Kit cleans it: it ends at a zero byte, and each sequence that is no legal UTF-8 becomes as many
 * carets as its first byte announced (Unicode's ConvertUTF).
 */
export function peerName(bytes: Uint8Array, at: number, length: number): string {
  let end = at;
  let ascii = true;
  while (end < at + length && bytes[end] !== 0) if (bytes[end++]! > 0x7f) ascii = false;
  const name = bytes.subarray(at, end);
  return decoder.decode(ascii || isAllLegal(name) ? name : cleaned(name.slice()));
}

function isAllLegal(name: Uint8Array): boolean {
  for (let i = 0; i < name.length; ) {
    const length = sequenceLength(name[i]!);
    if (!isLegal(name, i, length)) return false;
    i += length;
  }
  return true;
}

function cleaned(name: Uint8Array): Uint8Array {
  for (let i = 0; i < name.length; ) {
    const length = sequenceLength(name[i]!);
    if (!isLegal(name, i, length)) name.fill(CARET, i, i + length);
    i += length;
  }
  return name;
}

function sequenceLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  if (lead < 0xf8) return 4;
  return lead < 0xfc ? 5 : 6;
}

/** Unicode 17, table 3-7: no overlong form, no surrogate, nothing above U+10FFFF. */
function isLegal(name: Uint8Array, at: number, length: number): boolean {
  const lead = name[at] ?? 0;
  const second = name[at + 1] ?? 0;
  if (length === 1) return lead < 0x80;
  if (at + length > name.length || length > 4 || lead < 0xc2 || lead > 0xf4) return false;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return false;
  for (let i = at + 2; i < at + length; i++) if ((name[i]! & 0xc0) !== 0x80) return false;
  return true;
}
