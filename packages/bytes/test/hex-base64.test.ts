import fc from 'fast-check';
import { fromBase64, fromHex, toBase64, toHex } from '@tracecraft/bytes';
import { describe, expect, it } from 'vitest';

const bytes = fc.uint8Array({ maxLength: 70 });

describe('hex', () => {
  it('agrees with Node and comes back', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(toHex(value)).toBe(Buffer.from(value).toString('hex'));
        expect(fromHex(toHex(value))).toEqual(value);
      }),
    );
  });
  it.each(['0', 'AB', '0g', ' 00', '00 ', '0x00', 'é0'])('refuses %j', (text) =>
    expect(() => fromHex(text)).toThrow(RangeError),
  );
});

describe('base64', () => {
  it('agrees with Node and comes back', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(toBase64(value)).toBe(Buffer.from(value).toString('base64'));
        expect(fromBase64(toBase64(value))).toEqual(value);
      }),
    );
  });
  it('gives RFC 4648 §10', () => {
    const tests = {
      f: 'Zg==',
      fo: 'Zm8=',
      foo: 'Zm9v',
      foob: 'Zm9vYg==',
      fooba: 'Zm9vYmE=',
      foobar: 'Zm9vYmFy',
    };
    for (const [text, base64] of Object.entries(tests)) expect(toBase64(Buffer.from(text))).toBe(base64);
  });
  it.each(['Zg', 'Zg=', 'Zg===', 'Zh==', 'Zm9=', 'Zm9v\n', ' Zm9v', 'Zm-v', 'Zm_v', '=Zg=', 'Z===', '===='])(
    'refuses %j',
    (text) => expect(() => fromBase64(text)).toThrow(RangeError),
  );
  it('has one spelling: whatever it accepts, it writes again', () => {
    const spelt = fc.string({ unit: fc.constantFrom('A', 'B', 'z', '0', '9', '+', '/', '='), maxLength: 12 });
    fc.assert(
      fc.property(spelt, (text) => {
        let read: Uint8Array;
        try {
          read = fromBase64(text);
        } catch {
          return;
        }
        expect(toBase64(read)).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });
});
