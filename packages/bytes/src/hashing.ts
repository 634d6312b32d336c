import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** Synchronous hashing port. Hosts with a native hash (Node) pass their own; results are 32 bytes. */
export interface Hashing {
  sha256(...parts: readonly Uint8Array[]): Uint8Array;
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** HMAC of each message under one key, prepared once. */
  hmacSha256Each?(key: Uint8Array, messages: readonly Uint8Array[]): Uint8Array[];
}

/** Portable hashing (audited @noble/hashes): the same bytes in browser, server and command. */
export const portableHashing: Hashing = {
  sha256(...parts) {
    const state = sha256.create();
    for (const part of parts) state.update(part);
    return state.digest();
  },
  hmacSha256: (key, message) => hmac(sha256, key, message),
  hmacSha256Each(key, messages) {
    const keyed = hmac.create(sha256, key);
    return messages.map((message) => keyed.clone().update(message).digest());
  },
};
