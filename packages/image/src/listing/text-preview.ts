import { fromUtf8 } from '@tracecraft/bytes';

/** Bytes shown as text. */
export interface TextPreview {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1';
  /** Control characters but tab and line feed shown as U+00B7. */
  readonly text: string;
  /** Bytes of `text`'s source; less than given when the preview was cut. */
  readonly bytes: number;
}

const MOST = 64 * 1024;
const CONTROL = /[^\P{Cc}\t\n]/gu;

function utf16(bytes: Uint8Array, low: 0 | 1): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode((bytes[i + 1 - low]! << 8) | bytes[i + low]!);
  return text;
}

/** UTF-16 without a mark: most of every second byte is zero, as in text of the Latin script. */
function looksUtf16(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  let zeros = 0;
  for (let i = 1; i < bytes.length; i += 2) if (bytes[i] === 0 && bytes[i - 1] !== 0) zeros++;
  return zeros > bytes.length * 0.35;
}

function utf8OrNull(bytes: Uint8Array): string | null {
  // A cut may have split the last letter: up to three bytes are left off.
  for (let less = 0; less <= 3 && less <= bytes.length; less++) {
    try {
      return fromUtf8(bytes.subarray(0, bytes.length - less));
    } catch {
      continue;
    }
  }
  return null;
}

function decode(bytes: Uint8Array): { encoding: TextPreview['encoding']; text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { encoding: 'utf-16le', text: utf16(bytes.subarray(2), 0) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { encoding: 'utf-16be', text: utf16(bytes.subarray(2), 1) };
  if (looksUtf16(bytes)) return { encoding: 'utf-16le', text: utf16(bytes, 0) };
  const text = utf8OrNull(bytes);
  if (text !== null) return { encoding: 'utf-8', text };
  return { encoding: 'latin-1', text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') };
}

/** The beginning of `bytes` as a person would read it, at most `most` bytes; nothing in it acts on a terminal or page. */
export function textPreview(bytes: Uint8Array, most = MOST): TextPreview {
  const head = bytes.subarray(0, most);
  const { encoding, text } = decode(head);
  return {
    encoding,
    text: text.toWellFormed().replaceAll('\r\n', '\n').replace(CONTROL, '·'),
    bytes: head.length,
  };
}
