import { portableHashing, toHex, toUtf8 } from '@tracecraft/bytes';

/** SHA-256 of a text as it is stated in events: hexadecimal, of its UTF-8 bytes in NFC. */
export function textDigest(text: string): string {
  return toHex(portableHashing.sha256(toUtf8(text.normalize('NFC'))));
}
