import { createHash, createHmac } from 'node:crypto';
import type { Hashing } from '@tracecraft/bytes';

/** Hashing by Node's native code. */
export const nodeHashing: Hashing = {
  sha256(...parts) {
    const state = createHash('sha256');
    for (const part of parts) state.update(part);
    return state.digest();
  },
  hmacSha256: (key, message) => createHmac('sha256', key).update(message).digest(),
};
