/** The vectors beside `vectors/record/make.ts`: current, and judged by code that didn't make them. */
import { createHash, createHmac, webcrypto } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import {
  canonicalJson,
  fromBase64,
  fromHex,
  portableHashing as hashing,
  toHex,
  toUtf8,
  type Json,
} from '@tracecraft/bytes';
import {
  consistencyHolds,
  inclusionHolds,
  leafHash,
  noteState,
  parseCheckpoint,
  parseNote,
  parseVkey,
  readEntry,
  readTrust,
  rootFromSharedInclusion,
  signatureHolds,
  verifyBundle,
  webCryptoKeys,
  type Entry,
  type EventHeader,
  type KeyAlgorithm,
  type RedactedEntry,
} from '@tracecraft/record';
import { canonicalize } from 'json-canonicalize';
import { describe, expect, it } from 'vitest';
import { redactedRoot } from '../src/bundle/redacted-entry.ts';
import { followFeeds } from '../src/verify/feeds.ts';
import { collectProblems } from '../src/verify/report.ts';
import { recordVectors } from '../../../vectors/record/make.ts';

const folder = new URL('../../../vectors/record/', import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T;
const keys = webCryptoKeys(webcrypto.subtle, hashing);
const sha256 = (...parts: readonly Uint8Array[]): string =>
  parts.reduce((h, part) => h.update(part), createHash('sha256')).digest('hex');

describe('the files', () => {
  it('are what the script makes, all of them', async () => {
    const made = await recordVectors();
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .toSorted(),
    ).toEqual(Object.keys(made).toSorted());
    for (const [name, text] of Object.entries(made))
      expect(readFileSync(new URL(name, folder), 'utf8') === text, name).toBe(true);
  });
});

describe('canonical JSON', () => {
  const { valid, invalid } = read<{
    valid: { name: string; input: string; canonical: string }[];
    invalid: { name: string; input: string }[];
  }>('canonical-json.json');
  it.each(valid)('$name', ({ input, canonical }) => {
    expect(canonicalJson(JSON.parse(input) as Json)).toBe(canonical);
    expect(canonicalize(JSON.parse(input))).toBe(canonical);
    expect(canonicalJson(JSON.parse(canonical) as Json)).toBe(canonical);
  });
  it.each(invalid)('refused: $name', ({ input }) =>
    expect(() => canonicalJson(JSON.parse(input) as Json)).toThrow(RangeError),
  );
});

describe('commitments', () => {
  interface Commitment {
    name: string;
    secret: string;
    fields: { path: string; value: Json; salt: string; leaf: string }[];
    root: string;
  }
  it.each(read<{ valid: Commitment[] }>('commitments.json').valid)('$name', ({ secret, fields, root }) => {
    for (const { path, value, salt, leaf } of fields) {
      expect(createHmac('sha256', Buffer.from(secret, 'hex')).update(path).digest('hex').slice(0, 32)).toBe(
        salt,
      );
      expect(sha256(Buffer.from(`00${salt}`, 'hex'), Buffer.from(canonicalize([path, value])))).toBe(leaf);
    }
    expect(fields.map(({ path }) => path)).toEqual(
      fields.map(({ path }) => path).toSorted((a, b) => (a < b ? -1 : 1)),
    );
    expect(mth(fields.map(({ leaf }) => Buffer.from(leaf, 'hex')))).toBe(root);
  });
});

/** RFC 6962 §2.1, word for word. */
function mth(leaves: readonly Uint8Array[]): string {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return toHex(leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Uint8Array.of(1), fromHex(mth(leaves.slice(0, k))), fromHex(mth(leaves.slice(k))));
}

describe('entries', () => {
  interface Signed {
    name: string;
    algorithm: KeyAlgorithm;
    publicKey: string;
    header: string;
    id: string;
    fault: string;
    entry: Entry;
  }
  const { valid, redacted, invalid } = read<{
    valid: Signed[];
    redacted: (Signed & { entry: RedactedEntry })[];
    invalid: Signed[];
  }>('entries.json');
  const independent = ({ algorithm, publicKey, entry }: Signed): boolean => {
    const message = Buffer.from(canonicalize(entry.header));
    const signature = Buffer.from(entry.signature, 'base64');
    if (algorithm === 'ed25519') return ed25519.verify(signature, message, fromHex(publicKey));
    return p256.verify(signature, message, fromHex(publicKey), { prehash: true, lowS: false });
  };
  const ours = ({ algorithm, publicKey, entry }: Signed): Promise<boolean> =>
    signatureHolds(hashing, keys.verify, { algorithm, bytes: fromHex(publicKey) }, entry);

  it.each(valid)('$name', async (vector) => {
    expect(toHex(toUtf8(canonicalize(vector.entry.header)))).toBe(vector.header);
    expect(sha256(Buffer.from(vector.header, 'hex'))).toBe(vector.id);
    expect(independent(vector)).toBe(true);
    expect(await ours(vector)).toBe(true);
    expect(readEntry(hashing, vector.entry).id).toBe(vector.id);
  });
  it.each(redacted)('redacted: $name', async (vector) => {
    expect(redactedRoot(hashing, vector.entry)).toBe(vector.entry.header.root);
    expect(independent(vector)).toBe(true);
    expect(await ours(vector)).toBe(true);
  });
  it.each(invalid)('refused: $name', async (vector) => {
    const commitment = ((): boolean => {
      try {
        readEntry(hashing, vector.entry);
        return true;
      } catch {
        return false;
      }
    })();
    expect({ signature: await ours(vector), commitment }).toEqual({
      signature: vector.fault !== 'signature',
      commitment: vector.fault !== 'commitment',
    });
  });
});

describe('feeds', () => {
  it.each(
    read<{ cases: { name: string; headers: EventHeader[]; problems: string[] }[] }>('feeds.json').cases,
  )('$name', ({ headers, problems }) => {
    const found = collectProblems();
    const follower = followFeeds(hashing, found);
    headers.forEach((header, i) => {
      const headerBytes = toUtf8(canonicalize(header));
      const id = sha256(headerBytes);
      follower.follow(
        {
          header,
          headerBytes,
          id,
          idBytes: fromHex(id),
          signature: '',
          body: {},
          committed: true,
          fields: 0,
          withheld: 0,
        },
        i + 1,
      );
    });
    expect(found.list().map(({ code }) => code)).toEqual(problems);
  });
});

describe('trees', () => {
  const tree = read<{
    leaves: string[];
    roots: string[];
    inclusion: { index: number; size: number; proof: string[] }[];
    consistency: { from: number; size: number; proof: string[] }[];
    shared: { indices: number[]; size: number; proof: string[] }[];
  }>('tree.json');
  const leafHashes = tree.leaves.map((leaf) => leafHash(hashing, fromHex(leaf)));
  const root = (size: number): Uint8Array => fromHex(tree.roots[size]!);

  it('roots are those of the definition', () => {
    expect(tree.roots).toEqual(tree.roots.map((_, size) => mth(leafHashes.slice(0, size))));
  });
  it.each(tree.inclusion)('leaf $index of $size', ({ index, size, proof }) => {
    const claim = { leaf: leafHashes[index]!, index: BigInt(index), size: BigInt(size), root: root(size) };
    expect(inclusionHolds(hashing, claim, proof.map(fromHex))).toBe(true);
  });
  it.each(tree.consistency)('first $from of $size', ({ from, size, proof }) => {
    expect(
      consistencyHolds(
        hashing,
        { size: BigInt(from), root: root(from) },
        { size: BigInt(size), root: root(size) },
        proof.map(fromHex),
      ),
    ).toBe(true);
  });
  it.each(tree.shared)('leaves $indices of $size', ({ indices, size, proof }) => {
    const known = indices.map((index) => ({ index, hash: leafHashes[index]! }));
    expect(rootFromSharedInclusion(hashing, known, size, proof.map(fromHex))).toEqual(root(size));
  });
});

describe('log', () => {
  const log = read<{
    vkey: string;
    publicKey: string;
    checkpoint: { origin: string; size: number; root: string; text: string; note: string };
    invalidNotes: { name: string; note: string }[];
    invalidCheckpoints: string[];
    invalidVkeys: string[];
    caseHead: { stream: string; size: number; root: string; text: string };
    labels: { number: number; secret: string; label: string; leaf: string }[];
    tilePaths: { path: string }[];
  }>('log.json');

  it('the checkpoint is signed by the key of the vkey', async () => {
    const { note, text, origin, size, root } = log.checkpoint;
    expect(parseCheckpoint(text)).toEqual({ origin, size, root: fromHex(root) });
    expect(await noteState(keys.verify, parseNote(toUtf8(note)), parseVkey(hashing, log.vkey))).toBe('held');
    const line = Buffer.from(note.trimEnd().split(' ').at(-1)!, 'base64');
    expect(ed25519.verify(line.subarray(4), Buffer.from(text), fromHex(log.publicKey))).toBe(true);
  });
  it.each(log.invalidNotes)('note refused: $name', ({ note }) =>
    expect(() => parseNote(toUtf8(note))).toThrow('note.malformed'),
  );
  it.each(log.invalidCheckpoints)('checkpoint refused: %j', (text) =>
    expect(() => parseCheckpoint(text)).toThrow('checkpoint.malformed'),
  );
  it.each(log.invalidVkeys)('vkey refused: %j', (vkey) =>
    expect(() => parseVkey(hashing, vkey)).toThrow('note.vkey-malformed'),
  );
  it.each(log.labels)('label $number', ({ number, secret, label, leaf }) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(number));
    const mac = createHmac('sha256', Buffer.from(secret, 'hex')).update(counter).digest('hex').slice(0, 32);
    expect(mac).toBe(label);
    expect(label + sha256(Buffer.from(log.caseHead.text))).toBe(leaf);
  });
  it('tile paths have the form of the specification', () => {
    for (const { path } of log.tilePaths)
      expect(path).toMatch(/^tile\/(\d+|entries)\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?$/);
    expect(log.tilePaths.map(({ path }) => path)).toContain('tile/2/x001/x234/067');
  });
});

describe('bundles', () => {
  const { vkey, bundles } = read<{
    vkey: string;
    bundles: { name: string; verdict: string; trusted: boolean; problems: string[]; bundle: string }[];
  }>('bundles.json');
  const trust = readTrust(hashing, vkey);
  it.each(bundles)('$name', async ({ verdict, trusted, problems, bundle }) => {
    const report = await verifyBundle(fromBase64(bundle), { hashing, verify: keys.verify });
    expect(report.verdict).toBe(verdict);
    expect(report.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(problems));
    expect(report.problems.length > 0).toBe(problems.length > 0);
    expect((await verifyBundle(fromBase64(bundle), { hashing, verify: keys.verify }, { trust })).holds).toBe(
      trusted,
    );
  });
});
