import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { oneShotHashing, type Hashing } from '@tracecraft/bytes';
import type { Signer } from '@tracecraft/record';

export const hashing: Hashing = oneShotHashing(
  (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
);

/** A signer whose Ed25519 seed is 32 times `byte`: the same in every run. */
export function fixedSigner(byte: number): Signer {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({
    key: Buffer.concat([prefix, Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: { algorithm: 'ed25519', bytes: new Uint8Array(Buffer.from(x, 'base64url')) },
    sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, key))),
  };
}
