import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { toHex } from '@tracecraft/bytes';
import type { PublicKey, VerifySignature } from '@tracecraft/record';

const imported = new Map<string, KeyObject>();
/** Imported keys kept: a course has a few hundred devices. */
const KEPT = 4_096;

/** Verifies by node:crypto: Ed25519, and P-256 with raw r ‖ s. Done beside the main thread, which has requests to read. */
export const nodeVerify: VerifySignature = (key, message, signature) =>
  new Promise((resolve) => {
    const tell = (problem: Error | null, holds: boolean): void => resolve(problem === null && holds);
    try {
      const object = keyObject(key);
      if (key.algorithm === 'ed25519') verify(null, message, object, signature, tell);
      else verify('sha256', message, { key: object, dsaEncoding: 'ieee-p1363' }, signature, tell);
    } catch {
      resolve(false);
    }
  });

/** The same on this thread, for one that has nothing else to do. */
export const verifyHere: VerifySignature = (key, message, signature) => {
  try {
    const object = keyObject(key);
    const given = key.algorithm === 'ed25519' ? object : { key: object, dsaEncoding: 'ieee-p1363' as const };
    return Promise.resolve(verify(key.algorithm === 'ed25519' ? null : 'sha256', message, given, signature));
  } catch {
    return Promise.resolve(false);
  }
};

/** True when `key` is a point its algorithm knows. */
export function isUsableKey(key: PublicKey): boolean {
  try {
    keyObject(key);
    return true;
  } catch {
    return false;
  }
}

function keyObject(key: PublicKey): KeyObject {
  const name = `${key.algorithm}:${toHex(key.bytes)}`;
  const kept = imported.get(name);
  if (kept !== undefined) return kept;
  const made = createPublicKey({ key: jwkOf(key), format: 'jwk' });
  if (imported.size >= KEPT) imported.clear();
  imported.set(name, made);
  return made;
}

function jwkOf({ algorithm, bytes }: PublicKey): Record<string, string> {
  const part = (from: number, to?: number): string =>
    Buffer.from(bytes.subarray(from, to)).toString('base64url');
  if (algorithm === 'ed25519') {
    if (bytes.length !== 32) throw new RangeError('an Ed25519 key has 32 bytes');
    return { kty: 'OKP', crv: 'Ed25519', x: part(0) };
  }
  if (bytes.length !== 65 || bytes[0] !== 4)
    throw new RangeError('a P-256 key has 65 bytes and starts with 4');
  return { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33) };
}
