import type { TextEncodingName } from './messages.ts';

const decoders: Readonly<Record<TextEncodingName, TextDecoder>> = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'latin-1': new TextDecoder('windows-1252'),
};

/** Text of `bytes` on one line; what has no glyph becomes a middle dot. */
export function textOf(bytes: Uint8Array, encoding: TextEncodingName): string {
  return decoders[encoding].decode(bytes).replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\ufffd]/gu, '·');
}
