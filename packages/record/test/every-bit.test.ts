import { webcrypto } from 'node:crypto';
import { canonicalJson, toHex, type Json } from '@tracecraft/bytes';
import {
  buildBundle,
  openBundle,
  redactEntry,
  verifyBundle,
  webCryptoKeys,
  type Bundle,
  type Entry,
  type Statement,
  type VerifySignature,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import { readStoredZip, writeStoredZip, type ZipFile } from '../src/bundle/stored-zip.ts';
import { tinyCase } from '../../../vectors/record/sample-case.ts';
import { nativeHashing as hashing } from './native-hashing.ts';

const keys = webCryptoKeys(webcrypto.subtle, hashing);
/** Signatures that were not touched are checked once, so that the others can all be tried. */
const known = new Map<string, Promise<boolean>>();
const verify: VerifySignature = (key, message, signature) => {
  const name = toHex(hashing.sha256(key.bytes, message, signature));
  const answer = known.get(name) ?? keys.verify(key, message, signature);
  known.set(name, answer);
  return answer;
};

const bundle = await tinyCase();
const redacted: Bundle = {
  ...bundle,
  entries: bundle.entries.map((entry, i) =>
    i === 1 ? redactEntry(hashing, entry as Entry, (path) => path !== '/fields/text') : entry,
  ),
};

const problemsOf = async (bytes: Uint8Array): Promise<readonly Statement[]> => {
  const report = await verifyBundle(bytes, { hashing, verify });
  expect(report.holds).toBe(report.problems.length === 0);
  return report.problems;
};

/** Calls `see` with every single-bit change of `bytes` behind `from`, one at a time, in place. */
async function eachFlip(bytes: Uint8Array, see: (at: number) => Promise<void>, from = 0): Promise<number> {
  for (let bit = from * 8; bit < bytes.length * 8; bit++) {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    await see(bit >> 3);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
  return (bytes.length - from) * 8;
}

/** Which problems name the file that was touched. */
const NAMES: Readonly<Record<string, RegExp>> = {
  'manifest.json': /^(manifest\.|bundle\.|event\.form)/,
  vkeys: /^(bundle\.malformed|checkpoint\.|key\.)/,
  checkpoint: /^(checkpoint\.|log\.|bundle\.)/,
  'log.json': /^(log\.|bundle\.malformed)/,
  'keys.jsonl': /^(key\.|bundle\.malformed|event\.(key|performer))/,
  'entries.jsonl': /^(event\.|feed\.|case\.|bundle\.malformed|blob\.)/,
};

describe('every single-bit flip', () => {
  it('of the file as it travels is found', async () => {
    const bytes = buildBundle(hashing, bundle);
    expect(await problemsOf(bytes)).toEqual([]);
    let silent = 0;
    const flips = await eachFlip(bytes, async () => {
      if ((await problemsOf(bytes)).length === 0) silent++;
    });
    expect(flips).toBe(bytes.length * 8);
    expect(silent).toBe(0);
  });

  async function everyContent(of: Bundle, only: RegExp, from = 0): Promise<void> {
    const files = readStoredZip(buildBundle(hashing, of)).map(
      ({ name, bytes }): ZipFile => ({ name, bytes: bytes.slice() }),
    );
    expect(await problemsOf(writeStoredZip(files))).toEqual([]);
    const silent: string[] = [];
    let flips = 0;
    for (const { name, bytes } of files.filter((file) => only.test(file.name)))
      flips += await eachFlip(
        bytes,
        async (at) => {
          const problems = await problemsOf(writeStoredZip(files));
          const found = NAMES[name] ?? /^blob\.digest/;
          if (!problems.some(({ code, params }) => params['file'] === name || found.test(code)))
            silent.push(`${name}[${at}]: ${JSON.stringify(problems)}`);
        },
        from,
      );
    expect(silent).toEqual([]);
    expect(flips).toBeGreaterThan(0);
  }

  it(
    'of any content is found and named, with all checksums made to fit',
    () => everyContent(bundle, /./),
    120_000,
  );
  it('of a redacted entry is found and named too', () => {
    const first = canonicalJson(redacted.entries[0] as unknown as Json).length + 1;
    return everyContent(redacted, /^entries/, first);
  }, 120_000);

  it('of a blob’s name is found', async () => {
    const [[sha256, blob]] = [...bundle.blobs] as [[string, Uint8Array]];
    const other = sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(
      (await problemsOf(buildBundle(hashing, { ...bundle, blobs: new Map([[other, blob]]) }))).map(
        ({ code }) => code,
      ),
    ).toEqual(expect.arrayContaining(['blob.digest', 'blob.missing']));
  });
});

describe('a damaged file', () => {
  const bytes = buildBundle(hashing, bundle);
  const codeOf = (input: Uint8Array): unknown => {
    try {
      openBundle(input);
      return null;
    } catch (problem) {
      return (problem as { code: string }).code;
    }
  };

  it('cut at any length is cut short, or no bundle when too little is left', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(codeOf(bytes.subarray(0, length)), `length ${length}`).toBe(
        length < 4 ? 'bundle.not-zip' : 'bundle.cut-short',
      );
  });

  it('with bytes behind its end, of a newer version, or of another kind says so', () => {
    expect(codeOf(Buffer.concat([bytes, Uint8Array.of(0)]))).toBe('bundle.trailing-bytes');
    const files = readStoredZip(bytes);
    const manifest = (text: string): Uint8Array =>
      writeStoredZip([{ name: 'manifest.json', bytes: Buffer.from(text) }, ...files.slice(1)]);
    expect(codeOf(manifest('{"format":"tracecraft-case","version":1}\n'))).toBe('bundle.version-newer');
    expect(codeOf(manifest('{"format":"other","version":0}\n'))).toBe('bundle.not-a-case');
    expect(codeOf(manifest('{"format":"tracecraft-case","version":0}\n'))).toBe('bundle.malformed');
    expect(codeOf(manifest('['.repeat(4_000)))).toBe('bundle.malformed');
    expect(codeOf(manifest(' '.repeat(5_000)))).toBe('bundle.too-large');
    expect(codeOf(writeStoredZip([{ name: 'readme', bytes }]))).toBe('bundle.not-a-case');
    expect(codeOf(writeStoredZip(files.slice(0, 3)))).toBe('bundle.file-missing');
    expect(codeOf(Buffer.from('%PDF-1.7'))).toBe('bundle.not-zip');
  });

  it('whose sizes claim gigabytes is refused without allocating them', () => {
    const claims = bytes.slice();
    new DataView(claims.buffer).setUint32(22, 0xffff_fff0, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOf(claims)).toBe('bundle.cut-short');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
  });
});
