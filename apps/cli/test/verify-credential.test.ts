import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { certificateOf, statusIndexOf, type Certificate } from '@tracecraft/course';
import { credentialBytes, didOfKey, signCredential, signStatusList } from '@tracecraft/documents';
import { formatVkey, verifierKey, type Signer } from '@tracecraft/record';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeHashing as hashing } from '../src/play/node-hashing.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-credential-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const verify = (...args: readonly string[]): { status: number | null; out: string; err: string } => {
  const run = spawnSync(process.execPath, [main, 'verify', ...args], { encoding: 'utf8' });
  return { status: run.status, out: run.stdout, err: run.stderr };
};

const pair = generateKeyPairSync('ed25519');
const agency: Signer = {
  publicKey: {
    algorithm: 'ed25519',
    bytes: new Uint8Array(Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
  },
  sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, pair.privateKey))),
};
const vkey = formatVkey(verifierKey(hashing, 'academy.example/log', agency.publicKey));
const COURSE = `course:${'a1'.repeat(16)}`;
const ID = 'urn:uuid:8b0e1c52-6c1c-4d0a-9a53-0d4f6c2f1e11';
const now = Date.now();

async function credential(issued: number): Promise<Uint8Array> {
  const unsigned = certificateOf({
    credential: ID,
    issuer: { did: didOfKey(agency.publicKey.bytes), name: 'Academy' },
    course: { stream: COURSE, title: 'Workshop', starts: issued, ends: issued },
    officer: '김서연\u001b[31m',
    modules: [{ module: 'M1', title: 'First response' }],
    practices: ['seal-and-label@1.0.0'],
    records: [],
    issued,
    statusIndex: statusIndexOf(hashing, ID),
  });
  return credentialBytes(await signCredential(unsigned, agency, issued));
}

describe('tracecraft verify of a certificate', () => {
  let good: string;
  beforeAll(async () => {
    good = file('good.credential.json', await credential(now - 1_000));
  });

  test('offline, in three parts, each of them in words', () => {
    const { status, out } = verify(good, '--trust', vkey);
    expect(status).toBe(0);
    expect(out).toContain('signed by a key you trust');
    for (const part of ['Proven', 'Only claimed', 'Not covered']) expect(out).toContain(`\n${part}\n`);
    expect(out).not.toMatch(/\b(credential|verify|error)\.[a-z-]+/);
    expect(out).not.toContain('\u001b');
  });

  test.each(['vi', 'ko'])('in %s', (lang) => {
    const { status, out } = verify(good, '--lang', lang);
    expect(status).toBe(0);
    expect(out).not.toMatch(/\b(credential|error)\.[a-z-]+/);
  });

  test('changed, expired, revoked: 1; no certificate: 2', async () => {
    const text = Buffer.from(await credential(now - 1_000)).toString();
    expect(verify(file('changed', text.replace('Workshop', 'Workshep'))).status).toBe(1);
    const old = await credential(now - 4 * 366 * 86_400_000);
    const expired = verify(file('old', old));
    expect([expired.status, expired.out]).toEqual([1, expect.stringContaining('NO LONGER in force')]);
    const revoked = { credential: ID, revoked: 'issued by mistake' } as Certificate;
    const list = await signStatusList(
      hashing,
      { stream: COURSE, certificates: [revoked] },
      { name: 'Academy', signer: agency },
      now - 1_000,
    );
    const taken = verify(good, '--status', file('status.json', credentialBytes(list)));
    expect([taken.status, taken.out]).toEqual([1, expect.stringContaining('TAKEN BACK')]);
    expect(verify(file('none', '{"a": 1}')).status).toBe(2);
  });

  test('as JSON for machines, with the same words', () => {
    const { status, out } = verify(good, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      holds: true,
      verdict: 'signer-unknown',
      credential: ID,
      proven: [{ code: 'unchanged' }, { code: 'in-time' }],
    });
  });
});
