import { createHash, createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { Hashing } from '@tracecraft/bytes';

/** Importing a raw key costs four times the HMAC itself, and the salts of one event all share its secret. */
const imported = new WeakMap<Uint8Array, KeyObject>();

/** Hashing by Node's native code. */
export const nodeHashing: Hashing = {
  sha256(...parts) {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return hash('sha256', only, 'buffer');
    const state = createHash('sha256');
    for (const part of parts) state.update(part);
    return state.digest();
  },
  hmacSha256: (key, message) => createHmac('sha256', keyObject(key)).update(message).digest(),
};

function keyObject(key: Uint8Array): KeyObject {
  const known = imported.get(key) ?? createSecretKey(key);
  imported.set(key, known);
  return known;
}
