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
  return decoder.decode(ascii || isAllLegal(bytes, at, end) ? name : cleaned(name.slice()));
}

/** Where a name of at most `length` bytes ends if its bytes are what a body file has for it, else -1. */
export function plainEnd(bytes: Uint8Array, at: number, length: number): number {
  const last = at + length;
  let end = at;
  let ascii = true;
  for (; end < last && bytes[end] !== 0; end++) {
    const byte = bytes[end]!;
    if (byte < 0x20) return -1;
    if (byte > 0x7f) ascii = false;
  }
  return ascii || isAllLegal(bytes, at, end) ? end : -1;
}

function isAllLegal(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; ) {
    const length = sequenceLength(bytes[i]!);
    if (!isLegal(bytes, i, length, end)) return false;
    i += length;
  }
  return true;
}

function cleaned(name: Uint8Array): Uint8Array {
  for (let i = 0; i < name.length; ) {
    const length = sequenceLength(name[i]!);
    if (!isLegal(name, i, length, name.length)) name.fill(CARET, i, i + length);
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
function isLegal(name: Uint8Array, at: number, length: number, end: number): boolean {
  const lead = name[at] ?? 0;
  const second = name[at + 1] ?? 0;
  if (length === 1) return lead < 0x80;
  if (at + length > end || length > 4 || lead < 0xc2 || lead > 0xf4) return false;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return false;
  for (let i = at + 2; i < at + length; i++) if ((name[i]! & 0xc0) !== 0x80) return false;
  return true;
}
