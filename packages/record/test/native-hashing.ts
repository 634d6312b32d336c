import { hash } from 'node:crypto';
import { oneShotHashing, type Hashing } from '@tracecraft/bytes';

/** SHA-256 by Node: quicker than the portable one, and code that we didn't write. */
export const nativeHashing: Hashing = oneShotHashing(
  (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
);
