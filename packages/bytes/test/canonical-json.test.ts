import { canonicalize } from 'json-canonicalize';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson, toUtf8, type Json } from '@tracecraft/bytes';
import { describe, expect, it } from 'vitest';

const text = fc
  .string({ unit: 'grapheme' })
  .map((value) => value.normalize('NFC'))
  .filter((value) => value.isWellFormed());
const { value: json } = fc.letrec<{
  value: Json;
  list: readonly Json[];
  record: { readonly [key: string]: Json };
}>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0),
    text,
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 6 }),
  record: fc.dictionary(text, tie('value'), { maxKeys: 6, noNullPrototype: true }),
}));

describe('canonical JSON', () => {
  it('agrees with another implementation of RFC 8785 and survives a round trip', () => {
    fc.assert(
      fc.property(json, (value) => {
        const spelt = canonicalJson(value);
        expect(spelt).toBe(canonicalize(value));
        expect(canonicalJson(JSON.parse(spelt) as Json)).toBe(spelt);
        expect(canonicalBytes(value)).toEqual(toUtf8(spelt));
      }),
      { numRuns: 1_000 },
    );
  });

  it('spells every UTF-16 code unit that may stand alone as the other implementation does', () => {
    for (let unit = 0; unit < 0x1_0000; unit++) {
      const value = String.fromCharCode(unit);
      if (value.isWellFormed() && value.normalize('NFC') === value)
        expect(canonicalJson(value)).toBe(canonicalize(value));
      else expect(() => canonicalJson(value)).toThrow(RangeError);
    }
  });

  it('names the path of what has no canonical form', () => {
    expect(() => canonicalJson({ a: [0, { b: 0.5 }] })).toThrow('/a/1/b: not a safe integer');
    expect(() => canonicalJson([Number.NaN])).toThrow('/0');
    expect(() => canonicalJson(-0)).toThrow('/: not a safe integer');
    expect(() => canonicalJson({ n: 2 ** 53 })).toThrow('/n');
    expect(() => canonicalJson({ t: 'o\u0308' })).toThrow('/t: not NFC');
    expect(() => canonicalJson('\ud800')).toThrow('lone surrogate');
  });
});
