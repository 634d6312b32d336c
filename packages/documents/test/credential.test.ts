import { createHash, createPublicKey, verify } from 'node:crypto';
import { verifyCredential as verifyByOther } from '@digitalcredentials/verifier-core';
import { certificateOf, statusIndexOf, type Certificate, type CredentialJson } from '@tracecraft/course';
import { verifierKey, type Signer } from '@tracecraft/record';
import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadOffline } from '../src/credential/document-loader.ts';
import { keyOfDid } from '../src/credential/did-key.ts';
import {
  credentialBytes,
  didOfKey,
  signCredential,
  signStatusList,
  verifyCertificate,
  type CredentialContext,
} from '../src/index.ts';
import { fixedSigner, hashing } from './agency.ts';

const ISSUED = Date.UTC(2026, 10, 27, 9);
const COURSE = `course:${'a1'.repeat(16)}`;
const CASE = `case:${'b2'.repeat(16)}`;
const ROOT = 'c3'.repeat(32);
const CREDENTIAL = 'urn:uuid:8b0e1c52-6c1c-4d0a-9a53-0d4f6c2f1e11';
const agency = fixedSigner(7);
const stranger = fixedSigner(9);

function unsigned(signer: Signer = agency): CredentialJson {
  return certificateOf({
    credential: CREDENTIAL,
    issuer: { did: didOfKey(signer.publicKey.bytes), name: 'Regional academy' },
    course: { stream: COURSE, title: 'Regional workshop', starts: ISSUED - 4 * 86_400_000, ends: ISSUED },
    officer: 'Trần Thị Mỹ Linh',
    modules: [
      { module: 'M1', title: 'First response' },
      { module: 'M2', title: 'Search' },
    ],
    practices: ['photograph-before-moving@1.0.0', 'seal-and-label@1.1.0'],
    records: [{ stream: CASE, root: ROOT }],
    issued: ISSUED,
    statusIndex: statusIndexOf(hashing, CREDENTIAL),
  });
}

const alone: CredentialContext = { trust: null, now: ISSUED + 1_000, status: null, records: new Map() };
const trusting = (signer: Signer): CredentialContext['trust'] => ({
  logs: [verifierKey(hashing, 'academy.example/log', signer.publicKey)],
  witnesses: new Map(),
  groups: new Map(),
  quorum: null,
});
const codes = (statements: readonly { readonly code: string }[]): string[] =>
  statements.map(({ code }) => code);
const judge = (json: CredentialJson, context: Partial<CredentialContext> = {}) =>
  verifyCertificate(hashing, credentialBytes(json), { ...alone, ...context });

type Other = Parameters<typeof verifyByOther>[0];
const askOther = (json: CredentialJson): ReturnType<typeof verifyByOther> =>
  verifyByOther({
    credential: structuredClone(json) as unknown as Other['credential'],
    knownDIDRegistries: [],
  });

let signed: CredentialJson;
beforeAll(async () => {
  // The other verifier asks the clock of the machine and would ask the net: neither is given.
  vi.useFakeTimers({ now: ISSUED + 1_000, toFake: ['Date'] });
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no net')));
  signed = await signCredential(unsigned(), agency, ISSUED);
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the proof of a certificate', () => {
  test('an independent verifier finds the signature valid and the certificate unexpired', async () => {
    const answer = await askOther(signed);
    const log = new Map((answer.log ?? []).map((entry) => [entry.id, entry.valid]));
    expect(log.get('valid_signature')).toBe(true);
    expect(log.get('expiration')).toBe(true);
  });

  test('a second oracle recomputes it by hand: canonical RDF, SHA-256, node:crypto', async () => {
    const { proof, ...document } = signed as { readonly proof: Record<string, string> };
    const { proofValue = '', ...options } = proof;
    const hash = async (json: object): Promise<Buffer> => {
      const dataset = await jsonld.toRDF(json, { documentLoader: loadOffline, safe: true });
      const text = await canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
      return createHash('sha256').update(text).digest();
    };
    const context = signed['@context'];
    const data = Buffer.concat([await hash({ '@context': context, ...options }), await hash(document)]);
    const { bytes } = agency.publicKey;
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') },
      format: 'jwk',
    });
    expect(verify(null, data, key, fromBase58(proofValue.slice(1)))).toBe(true);
  });

  test('every text in it is covered: one changed letter anywhere and both verifiers say no', async () => {
    const paths = leavesOf(signed);
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      const forged = changedAt(signed, path);
      expect((await judge(forged)).holds, path.join('.')).toBe(false);
    }
    const forged = changedAt(signed, ['credentialSubject', 'identifier', 0, 'identityHash']);
    const other = await askOther(forged);
    expect(other.log?.find(({ id }) => id === 'valid_signature')?.valid ?? false).toBe(false);
  }, 60_000);

  test('a field taken out or added fails as well', async () => {
    for (const name of Object.keys(signed)) {
      const { [name]: _, ...rest } = signed;
      expect((await judge(rest)).holds, name).toBe(false);
    }
    expect((await judge({ ...signed, description: 'with distinction' })).holds).toBe(false);
    expect((await judge({ ...signed, score: 97 })).holds).toBe(false);
  });

  test('signing again gives the same bytes; no score is in it', async () => {
    const again = await signCredential(unsigned(), agency, ISSUED);
    expect(credentialBytes(again)).toEqual(credentialBytes(signed));
    expect(JSON.stringify(signed)).not.toMatch(/score|point|percent|grade|result/i);
  });

  test('did:key round trip; the one of a published example', () => {
    expect(keyOfDid(didOfKey(agency.publicKey.bytes))).toEqual(agency.publicKey.bytes);
    // did:key of the key in W3C vc-di-eddsa, appendix B (representation of its Ed25519 test key).
    const did = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';
    expect(didOfKey(keyOfDid(did) ?? new Uint8Array())).toBe(did);
    expect(keyOfDid('did:key:zQ3sh')).toBeNull();
  });
});

describe('what verify says of a certificate', () => {
  test('without a trusted key the signer is unknown; with it the certificate holds', async () => {
    const open = await judge(signed);
    expect([open.holds, open.verdict, codes(open.notCovered)]).toEqual([
      true,
      'signer-unknown',
      ['signer-unknown', 'revocation', 'records', 'bearer', 'skill'],
    ]);
    const trusted = await judge(signed, { trust: trusting(agency) });
    expect([trusted.holds, trusted.verdict, trusted.anchor]).toEqual([true, 'trusted', 'trusted']);
  });

  test('forged whole with fresh keys it fails under trust', async () => {
    const forged = await signCredential(unsigned(stranger), stranger, ISSUED);
    expect((await judge(forged)).verdict).toBe('signer-unknown');
    const report = await judge(forged, { trust: trusting(agency) });
    expect([report.holds, report.verdict]).toEqual([false, 'not-trusted']);
  });

  test('a stranger who signs in the agency’s name is found out', async () => {
    await expect(signCredential(unsigned(agency), stranger, ISSUED)).resolves.toBeDefined();
    const forged = await signCredential(unsigned(agency), stranger, ISSUED);
    expect((await judge(forged)).verdict).toBe('inconsistent');
  });

  test('it ends after three years, to the day', async () => {
    const last = Date.UTC(2029, 10, 27, 9);
    expect((await judge(signed, { now: last })).verdict).toBe('signer-unknown');
    expect((await judge(signed, { now: last + 1 })).verdict).toBe('expired');
    expect((await judge(signed, { now: ISSUED - 1 })).verdict).toBe('not-yet');
  });

  test('revoked: by the signed list, and by the record of the course', async () => {
    const standing = [certificate(CREDENTIAL, null), certificate('urn:uuid:other', 'withdrawn')];
    const revoked = [certificate(CREDENTIAL, 'issued by mistake')];
    const list = async (certificates: readonly Certificate[], signer = agency): Promise<Uint8Array> =>
      credentialBytes(
        await signStatusList(hashing, { stream: COURSE, certificates }, { name: 'R', signer }, ISSUED),
      );
    const good = await judge(signed, { status: await list(standing) });
    expect([good.holds, codes(good.proven)]).toEqual([true, ['unchanged', 'in-time', 'not-revoked']]);
    expect((await judge(signed, { status: await list(revoked) })).verdict).toBe('revoked');
    const foreign = await judge(signed, { status: await list(standing, stranger) });
    expect([foreign.holds, codes(foreign.problems)]).toEqual([false, ['credential.status.other']]);
    const record = (why: string | null): CredentialContext['records'] =>
      new Map([
        [
          COURSE,
          { roots: ['d'], agency: agency.publicKey.bytes, certificates: new Map([[CREDENTIAL, why]]) },
        ],
      ]);
    expect((await judge(signed, { records: record('issued by mistake') })).verdict).toBe('revoked');
    expect(codes((await judge(signed, { records: record(null) })).proven)).toContain('in-course');
  });

  test('a list that was tampered with is refused', async () => {
    const list = await signStatusList(
      hashing,
      { stream: COURSE, certificates: [certificate(CREDENTIAL, 'x')] },
      { name: 'R', signer: agency },
      ISSUED,
    );
    const clean = await signStatusList(
      hashing,
      { stream: COURSE, certificates: [] },
      { name: 'R', signer: agency },
      ISSUED,
    );
    const swapped = { ...list, credentialSubject: clean['credentialSubject'] };
    const report = await judge(signed, { status: credentialBytes(swapped) });
    expect([report.holds, codes(report.problems)]).toEqual([false, ['credential.status.unreadable']]);
  });

  test('the record it rests on: the same root is proven, another is not', async () => {
    const given = (root: string, signer = agency): CredentialContext['records'] =>
      new Map([
        [CASE, { roots: ['f5'.repeat(32), root], agency: signer.publicKey.bytes, certificates: null }],
      ]);
    const same = await judge(signed, { records: given(ROOT) });
    expect(codes(same.proven)).toContain('record');
    expect(codes((await judge(signed, { records: given('e4'.repeat(32)) })).problems)).toEqual([
      'credential.record.other',
    ]);
    expect(codes((await judge(signed, { records: given(ROOT, stranger) })).problems)).toEqual([
      'credential.record.other-agency',
    ]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"id": '],
    ['a list', '[]'],
    ['another object', '{"hello": 1}'],
  ])('unreadable: %s', async (_, text) => {
    const report = await verifyCertificate(hashing, new TextEncoder().encode(text), alone);
    expect([report.holds, report.verdict]).toEqual([false, 'unreadable']);
  });
});

function certificate(credential: string, revoked: string | null): Certificate {
  const said = { event: 'e', by: 'office', at: ISSUED };
  const rests = { modules: [], practices: [], roots: [], expires: ISSUED, file: null };
  return { ...said, ...rests, account: 'linh', credential, revoked };
}

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

/** A copy in which the leaf at `path` has its last letter changed, or its truth turned. */
function changedAt(json: CredentialJson, path: Path): CredentialJson {
  const copy = structuredClone(json);
  const inner = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], copy);
  const name = path.at(-1) ?? '';
  const holder = inner as Record<string, unknown>;
  const value = holder[name];
  holder[name] =
    typeof value === 'boolean'
      ? !value
      : `${String(value).slice(0, -1)}${String(value).endsWith('1') ? '2' : '1'}`;
  return copy;
}

function fromBase58(text: string): Buffer {
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const number = Array.from(text).reduce((sum, letter) => sum * 58n + BigInt(letters.indexOf(letter)), 0n);
  return Buffer.from(number.toString(16).padStart(128, '0'), 'hex');
}
