import { concatBytes, toHex, toUtf8, type Hashing } from '@tracecraft/bytes';

/** Ed25519 everywhere it exists; P-256 (ECDSA with SHA-256, raw r ‖ s) where a platform has no Ed25519. */
export type KeyAlgorithm = 'ed25519' | 'p256';

/** A public key: 32 bytes for Ed25519, 65 bytes uncompressed point for P-256. */
export interface PublicKey {
  readonly algorithm: KeyAlgorithm;
  readonly bytes: Uint8Array;
}

/** Signing port: the key itself never leaves the host. */
export interface Signer {
  readonly publicKey: PublicKey;
  /** 64-byte signature over `message`. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Verifying port. Resolves false on any signature that does not hold; never throws for bad input. */
export type VerifySignature = (
  key: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

/** Key id: SHA-256(algorithm ‖ 0x00 ‖ public key), hexadecimal. */
export function keyId(hashing: Hashing, key: PublicKey): string {
  return toHex(hashing.sha256(concatBytes(toUtf8(key.algorithm), Uint8Array.of(0), key.bytes)));
}

/** Feed id: SHA-256(key id ‖ 0x00 ‖ stream), hexadecimal: one single-writer feed per device key and stream. */
export function feedId(hashing: Hashing, key: string, stream: string): string {
  return toHex(hashing.sha256(concatBytes(toUtf8(key), Uint8Array.of(0), toUtf8(stream))));
}
