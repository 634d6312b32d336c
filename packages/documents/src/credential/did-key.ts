import { concatBytes } from '@tracecraft/bytes';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Multicodec `ed25519-pub`, as a varint. */
const ED25519 = Uint8Array.of(0xed, 0x01);
const PREFIX = 'did:key:z';

/** The did:key of an Ed25519 public key of 32 bytes (W3C CCG did:key). */
export function didOfKey(publicKey: Uint8Array): string {
  return `${PREFIX}${base58(concatBytes(ED25519, publicKey))}`;
}

/** The 32 bytes of an Ed25519 did:key, or null for anything else. */
export function keyOfDid(did: string): Uint8Array | null {
  if (!did.startsWith(PREFIX) || did.length > 100) return null;
  const bytes = fromBase58(did.slice(PREFIX.length));
  if (bytes?.length !== 34 || bytes[0] !== ED25519[0] || bytes[1] !== ED25519[1]) return null;
  return bytes.slice(2);
}

/** The verification method a did:key has for assertions: `did#fragment`. */
export function methodOfDid(did: string): string {
  return `${did}#${did.slice('did:key:'.length)}`;
}

/** The DID document and the key in it, for a loader that never asks the net. */
export function didDocument(did: string): object {
  const method = methodOfDid(did);
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [keyDocument(did)],
    assertionMethod: [method],
  };
}

export function keyDocument(did: string): object {
  return {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: methodOfDid(did),
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: did.slice('did:key:'.length),
  };
}

function base58(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; number > 0n; number /= 58n) text = (ALPHABET[Number(number % 58n)] ?? '') + text;
  return '1'.repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}

function fromBase58(text: string): Uint8Array | null {
  let number = 0n;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    number = number * 58n + BigInt(value);
  }
  const bytes: number[] = [];
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n));
  return Uint8Array.from(bytes);
}
