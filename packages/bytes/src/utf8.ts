const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of `text`. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Text of strict UTF-8 `bytes`; throws TypeError on any malformed sequence. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
