import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portableHashing } from '@tracecraft/bytes';
import { nodeHashing } from '../src/adapters/node-hashing.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

test('native hashing gives the bytes of the portable one', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 4 }), bytes, bytes, (parts, key, message) => {
      expect(Buffer.from(nodeHashing.sha256(...parts))).toEqual(
        Buffer.from(portableHashing.sha256(...parts)),
      );
      const wanted = Buffer.from(portableHashing.hmacSha256(key, message));
      expect(Buffer.from(nodeHashing.hmacSha256(key, message))).toEqual(wanted);
      expect(Buffer.from(nodeHashing.hmacSha256(key, message))).toEqual(wanted);
    }),
  );
});
