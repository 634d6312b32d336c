import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyCertificate } from '@tracecraft/documents';
import { paths, type Pulled, type SignedCertificate } from '@tracecraft/protocol';
import type { EventBody } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { openCast, type CourseCast } from './course-cast.ts';
import { bodyOf } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

const OFFICE = 'office';
let server: TestServer;
let cast: CourseCast;
beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  await said(OFFICE, 'session.planned', {
    session: 's1',
    module: 'M1',
    title: 'First response',
    mode: 'room',
    plays: [],
    starts: Date.now(),
    ends: Date.now() + 5_400_000,
  });
  for (const account of ['anan', 'chan']) {
    const mark = { session: 's1', account, present: true, how: 'roll-call' };
    await said('trainer-a', 'attendance.marked', mark);
  }
  await said('anan', 'code.signed', { code: 'code-of-conduct@0.1.0' });
}, 60_000);
afterAll(() => server.stop());

async function said(person: string, kind: string, fields: EventBody['fields']): Promise<void> {
  expect((await cast.say(person, kind, fields)).refused, kind).toEqual([]);
}

/** Status and, where it was refused, the code. */
async function ask(account: string, person = OFFICE): Promise<readonly [number, string | undefined]> {
  const answer = await cast.of(person).call('POST', paths.courseCertificates(cast.stream), { account });
  const body = (await answer.json()) as { error?: { code: string } };
  return [answer.status, body.error?.code];
}

test('only who attended a module and signed the code may have one, and only the office asks', async () => {
  expect(await ask('binh')).toEqual([409, 'certificate.not-due']);
  expect(await ask('chan')).toEqual([409, 'certificate.not-due']);
  expect(await ask('trainer-a')).toEqual([409, 'certificate.not-due']);
  expect((await ask('anan', 'anan'))[0]).toBe(403);
  expect((await ask('anan', 'trainer-a'))[0]).toBe(403);
  expect((await cast.office.call('GET', paths.certificatesPdf(cast.stream))).status).toBe(404);
});

test('signed, recorded, printed for its officer and no other, taken back, and told to everybody', async () => {
  const answer = await cast.office.call('POST', paths.courseCertificates(cast.stream), { account: 'anan' });
  expect(answer.status).toBe(200);
  const { file, ...says } = (await answer.json()) as SignedCertificate;
  const bytes = Buffer.from(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = await fetch(server.address + paths.blob(sha256), {
    method: 'PUT',
    body: bytes,
    headers: { authorization: `Bearer ${cast.office.session}`, 'content-type': 'application/octet-stream' },
  });
  expect(kept.status).toBeLessThan(300);
  const attachment = { sha256, size: bytes.length, mediaType: 'application/json', kind: 'credential' };
  const { office, stream } = cast;
  const body = bodyOf(office.person, { account: 'anan', ...says });
  const issued = { ...body, role: 'programme-office', attachments: [attachment] };
  const pushed = await office.push(stream, [await office.sign(stream, 'certificate.issued', issued)]);
  expect(pushed.refused).toEqual([]);

  expect(await ask('anan')).toEqual([409, 'certificate.already']);
  const printed = async (person: string, account?: string): Promise<number> =>
    (await cast.of(person).call('GET', paths.certificatesPdf(cast.stream, account))).status;
  expect([await printed('anan'), await printed('anan', 'binh'), await printed('binh', 'anan')]).toEqual([
    200, 200, 404,
  ]);
  expect([await printed(OFFICE, 'anan'), await printed('trainer-a')]).toEqual([200, 200]);

  expect(await verdictOf(bytes)).toBe('signer-unknown');
  await said(OFFICE, 'certificate.revoked', {
    credential: says.credential,
    account: 'anan',
    reason: 'wrong name',
  });
  expect([await reads('anan'), await reads('binh')]).toEqual([true, false]);
  expect(await verdictOf(bytes)).toBe('revoked');
  expect(await printed('anan')).toBe(404);
  expect((await ask('anan'))[0]).toBe(200);
});

/** Whether a person's device is given the taking back. */
async function reads(person: string): Promise<boolean> {
  const answer = await cast.of(person).call('GET', paths.entries(cast.stream));
  const { entries } = (await answer.json()) as Pulled;
  return entries.some(({ header }) => header.kind === 'certificate.revoked');
}

/** What anybody finds who asks the server for its list, without a sign-in. */
async function verdictOf(bytes: Uint8Array): Promise<string> {
  const list = await fetch(server.address + paths.certificateStatus(cast.stream));
  expect(list.status).toBe(200);
  const report = await verifyCertificate(nodeHashing, bytes, {
    trust: null,
    now: Date.now(),
    status: new Uint8Array(await list.arrayBuffer()),
    records: new Map(),
  });
  return report.verdict;
}
