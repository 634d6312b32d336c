const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Below this length a plain loop over ASCII beats the host's encoder (Node 24: 0.3 against 0.8 µs). */
const SHORT = 128;

/** UTF-8 bytes of `text`. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  if (text.length > SHORT) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return encoder.encode(text);
    bytes[i] = unit;
  }
  return bytes;
}

/** Text of strict UTF-8 `bytes`; throws TypeError on any malformed sequence. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
