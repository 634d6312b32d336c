import { concatBytes, fromUtf8, joinBytes, toUtf8 } from '@tracecraft/bytes';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it('joins more parts than a call takes arguments', () => {
  const parts = Array.from({ length: 300_000 }, (_, i) => Uint8Array.of(i & 255));
  const whole = joinBytes(parts);
  expect(whole).toHaveLength(300_000);
  expect([whole[0], whole[255], whole[256], whole[299_999]]).toEqual([0, 255, 0, 299_999 & 255]);
});

it('joins as Node does', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (parts) => {
      expect(Buffer.compare(concatBytes(...parts), Buffer.concat(parts))).toBe(0);
    }),
  );
});

it('encodes text as Node does, short and long, and comes back', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 }).filter((value) => value.isWellFormed());
  fc.assert(
    fc.property(text, (value) => {
      expect(Buffer.compare(toUtf8(value), Buffer.from(value, 'utf8'))).toBe(0);
      expect(fromUtf8(toUtf8(value))).toBe(value);
    }),
  );
});
