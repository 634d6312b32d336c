import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import {
  buildBundle,
  BundleError,
  openBundle,
  redactEntry,
  verifyBundle,
  webCryptoKeys,
  type Entry,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import { readStoredZip, writeStoredZip } from '../src/bundle/stored-zip.ts';
import { tinyCase } from '../../../vectors/record/sample-case.ts';
import { nativeHashing as hashing } from './native-hashing.ts';

const { verify } = webCryptoKeys(webcrypto.subtle, hashing);
const tiny = await tinyCase();
const redacted = tiny.entries.map((entry) =>
  redactEntry(hashing, entry as Entry, (path) => path.length % 2 === 0),
);
const whole = buildBundle(hashing, tiny);
const sources = [whole, buildBundle(hashing, { ...tiny, entries: redacted, blobs: new Map() })];

/** Opens or refuses with a typed error, in little processor time (the machine may be busy with other work). */
function openBounded(bytes: Uint8Array): void {
  const before = process.cpuUsage();
  try {
    openBundle(bytes);
  } catch (problem) {
    if (!(problem instanceof BundleError)) throw problem;
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(2_000);
}

describe('openBundle', () => {
  it('opens or refuses any mutation with a typed error', () => {
    const edit = fc.record({
      at: fc.nat(sources[0]!.length),
      cut: fc.nat(40),
      put: fc.uint8Array({ maxLength: 40 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (source, edits) => {
          const bytes = edits.reduce(
            (now, { at, cut, put }) => Buffer.concat([now.subarray(0, at), put, now.subarray(at + cut)]),
            Buffer.from(source),
          );
          openBounded(bytes);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('opens or refuses random bytes behind a zip signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) =>
        openBounded(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])),
      ),
      { numRuns: 2_000 },
    );
  });

  it('refuses nesting, long lines and many files without running out of anything', () => {
    const files = readStoredZip(whole);
    const replace = (name: string, bytes: Uint8Array): Uint8Array =>
      writeStoredZip(files.map((file) => (file.name === name ? { name, bytes } : file)));
    openBounded(replace('entries.jsonl', Buffer.from(`${'['.repeat(500_000)}${']'.repeat(500_000)}\n`)));
    openBounded(replace('entries.jsonl', Buffer.alloc(3 << 20, 'a')));
    openBounded(replace('log.json', Buffer.from(`{"heads":${'['.repeat(900_000)}\n`)));
    openBounded(
      writeStoredZip([
        ...files.slice(0, 6),
        ...Array.from({ length: 5_000 }, (_, i) => ({ name: `blobs/${i}`, bytes: new Uint8Array() })),
      ]),
    );
  });
});

describe('verifyBundle', () => {
  it('answers any change of a JSON value in a bundle with a report, never with an exception', async () => {
    const text = (name: string): string[] =>
      new TextDecoder()
        .decode(readStoredZip(sources[1]!).find((file) => file.name === name)!.bytes)
        .trimEnd()
        .split('\n');
    const lines = {
      'entries.jsonl': text('entries.jsonl'),
      'keys.jsonl': text('keys.jsonl'),
      'log.json': text('log.json'),
    };
    const names = Object.keys(lines) as (keyof typeof lines)[];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat(),
        fc.jsonValue({ maxDepth: 2 }),
        async (name, lineAt, placeAt, value) => {
          const all = lines[name];
          const line = JSON.parse(all[lineAt % all.length]!) as object;
          const changed = replaceAt(line, placeAt, value);
          const bytes = Buffer.from(
            all
              .with(lineAt % all.length, JSON.stringify(changed))
              .map((one) => `${one}\n`)
              .join(''),
          );
          const bundle = writeStoredZip(
            readStoredZip(sources[1]!).map((file) => (file.name === name ? { name, bytes } : file)),
          );
          const report = await verifyBundle(bundle, { hashing, verify });
          expect(report.holds && bytes.compare(Buffer.from(`${all.join('\n')}\n`)) !== 0).toBe(false);
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** `value` with its `place`th part (counted over the whole tree) replaced, names sorted as they were. */
function replaceAt(value: unknown, place: number, by: unknown): unknown {
  const paths: (readonly string[])[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    paths.push(path);
    if (typeof node === 'object' && node !== null)
      for (const [key, item] of Object.entries(node)) walk(item, [...path, key]);
  };
  walk(value, []);
  const path = paths[place % paths.length]!;
  const put = (node: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return by;
    if (Array.isArray(node)) return node.map((item, i) => (String(i) === key ? put(item, rest) : item));
    const record = node as Record<string, unknown>;
    return { ...record, [key]: put(record[key], rest) };
  };
  return put(value, path);
}
