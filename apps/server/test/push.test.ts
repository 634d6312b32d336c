import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64 } from '@tracecraft/bytes';
import { LIMITS, paths, type CaseSummary, type Pulled, type Pushed } from '@tracecraft/protocol';
import { eventId, readEntry, signatureHolds, type Entry, type EventBody } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { nodeVerify } from '../src/adapters/node-keys.ts';
import { newSigner, TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';
import { plantCourse } from './plant-course.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await plantCourse(server.services.store, ['blue-tape']);
}, 60_000);
afterAll(() => server.stop());

async function device(person: string): Promise<TestDevice> {
  const made = new TestDevice(server.address, await server.sessionOf(person), person);
  await made.enrol();
  return made;
}

const opened = { setting: 'exercise', title: 'Blue Tape' };
let turn = 0;

/** A dry-run case of its own, its first officer's device enrolled and the case opened. */
async function openCase(): Promise<{ stream: string; device: TestDevice; mate: TestDevice }> {
  const answer = await fetch(server.address + paths.dryRuns, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      exercise: 'blue-tape',
      officers: [
        { name: `A${turn++}`, duty: 'lead' },
        { name: 'B', duty: 'recorder' },
      ],
    }),
  });
  const { stream, officers } = (await answer.json()) as {
    stream: string;
    officers: { id: string; session: string }[];
  };
  const [first, second] = officers.map(({ id, session }) => new TestDevice(server.address, session, id));
  if (first === undefined || second === undefined) throw new Error('no officers');
  await first.enrol();
  await second.enrol();
  await first.push(stream, [await first.write(stream, 'case.opened', opened)]);
  return { stream, device: first, mate: second };
}

const codes = (pushed: Pushed): string[] => pushed.refused.map((one) => one.code);

test('an act is accepted, pulled back as it was, and verifies', async () => {
  const { stream, device: mine } = await openCase();
  const entry = await mine.write(stream);
  const pushed = await mine.push(stream, [entry]);
  expect(pushed.accepted).toEqual([eventId(nodeHashing, entry.header)]);
  const pulled = (await (await mine.call('GET', `${paths.entries(stream)}?from=1`)).json()) as Pulled;
  expect(pulled.entries).toEqual([entry]);
  expect([pulled.next, pulled.total]).toEqual([2, 2]);
  expect(readEntry(nodeHashing, pulled.entries[0]!).id).toBe(pushed.accepted[0]);
});

test('the enrolment of a key is signed by the agency and asking again gives the same', async () => {
  const mine = new TestDevice(server.address, await server.sessionOf('trainee-1'), 'trainee-1');
  const first = await mine.enrol();
  const again = await mine.enrol();
  expect(again).toEqual(first);
  const { signer } = server.services.agency;
  expect(await signatureHolds(nodeHashing, nodeVerify, signer.publicKey, first.enrolment)).toBe(true);
  expect(first.enrolment.body.fields['person']).toBe('trainee-1');
  expect(first.enrolment.body.fields['strength']).toBe('sign-in-link');
});

test('a key belongs to one officer', async () => {
  const signer = newSigner();
  await new TestDevice(server.address, await server.sessionOf('trainee-1'), 'trainee-1', signer).enrol();
  const thief = new TestDevice(server.address, await server.sessionOf('trainee-2'), 'trainee-2', signer);
  await expect(thief.enrol()).rejects.toThrow(/409.*device\.key-taken/s);
});

test('a public key that is no point is refused', async () => {
  const mine = new TestDevice(server.address, await server.sessionOf('trainee-1'), 'trainee-1');
  const p256 = { algorithm: 'p256', publicKey: toBase64(new Uint8Array(65).fill(4)) };
  expect((await mine.call('POST', paths.devices, p256)).status).toBe(400);
  expect((await mine.call('POST', paths.devices, { algorithm: 'ed25519', publicKey: 'AAAA' })).status).toBe(
    400,
  );
});

test('sending the same acts again is harmless, also twice in one push', async () => {
  const { stream, device: mine } = await openCase();
  const entries = [await mine.write(stream), await mine.write(stream)];
  const first = await mine.push(stream, [...entries, ...entries]);
  expect([first.accepted.length, first.known.length]).toEqual([2, 2]);
  const second = await mine.push(stream, entries);
  expect([second.accepted.length, second.known.length]).toEqual([0, 2]);
  expect(await server.services.store.total(stream)).toBe(3);
});

test('a forged signature, a changed body and a swapped secret are refused by name', async () => {
  const { stream, device: mine } = await openCase();
  const entry = await mine.write(stream);
  const forged: Entry = { ...entry, signature: toBase64(new Uint8Array(64)) };
  const changed: Entry = { ...entry, body: { ...entry.body, fields: { text: 'never happened' } } };
  const swapped: Entry = { ...entry, secret: toBase64(new Uint8Array(32)) };
  expect(codes(await mine.push(stream, [forged, changed, swapped]))).toEqual([
    'entry.signature',
    'entry.commitment',
    'entry.commitment',
  ]);
  expect((await mine.push(stream, [entry])).accepted).toHaveLength(1);
});

test('a gap in a feed is refused and can be filled', async () => {
  const { stream, device: mine } = await openCase();
  const [one, two] = [await mine.write(stream), await mine.write(stream)];
  expect(codes(await mine.push(stream, [two]))).toEqual(['feed.gap']);
  expect((await mine.push(stream, [one, two])).accepted).toHaveLength(2);
});

test('two acts at one place of a feed are a fork', async () => {
  const { stream, device: mine } = await openCase();
  const before = mine.head;
  const one = await mine.write(stream);
  mine.head = before;
  const other = await mine.write(stream, 'note.written', { text: 'another' });
  expect((await mine.push(stream, [one])).accepted).toHaveLength(1);
  expect(codes(await mine.push(stream, [other]))).toEqual(['feed.fork']);
  const next = await mine.write(stream); // continues `other`, which was refused
  expect(codes(await mine.push(stream, [next]))).toEqual(['feed.fork']);
});

test('a key of a colleague, an unknown key and another officer as performer are refused', async () => {
  const { stream, device: mine, mate } = await openCase();
  const theirs = await mate.write(stream);
  expect(codes(await mine.push(stream, [theirs]))).toEqual(['key.foreign']);
  expect((await mate.push(stream, [theirs])).accepted).toHaveLength(1);
  const fresh = new TestDevice(server.address, mine.session, mine.person);
  expect(codes(await mine.push(stream, [await fresh.write(stream)]))).toEqual(['key.unknown']);
  for (const performer of ['trainee-1', mate.person]) {
    const posing = new TestDevice(server.address, mine.session, performer, mine.signer);
    posing.head = mine.head;
    expect(codes(await mine.push(stream, [await posing.write(stream)]))).toEqual(['entry.foreign-performer']);
  }
});

test('an act of another stream is refused, and a team may not write to another team’s case', async () => {
  const { stream, device: mine } = await openCase();
  const other = await openCase();
  const stray = await other.device.write(other.stream);
  expect(codes(await mine.push(stream, [stray]))).toEqual(['entry.foreign-stream']);
  await expect(mine.push(other.stream, [stray])).rejects.toThrow(/403.*permission\.refused/s);
});

test('a case opens with the setting of its exercise; duty is refused, and nothing comes before the opening', async () => {
  const mine = await device('trainee-1');
  const summary = (await (
    await mine.call('POST', paths.cases, { exercise: 'blue-tape' })
  ).json()) as CaseSummary;
  const { stream } = summary;
  expect(codes(await mine.push(stream, [await mine.write(stream)]))).toEqual(['case.not-open']);
  mine.head = null;
  const duty = await mine.write(stream, 'case.opened', { ...opened, setting: 'duty' });
  expect(codes(await mine.push(stream, [duty]))).toEqual(['setting.refused']);
  mine.head = null;
  const entries = [await mine.write(stream, 'case.opened', opened), await mine.write(stream)];
  expect((await mine.push(stream, entries)).accepted).toHaveLength(2);
  const again = (await (
    await mine.call('POST', paths.cases, { exercise: 'blue-tape' })
  ).json()) as CaseSummary;
  expect([again.stream, again.events]).toEqual([stream, 2]);
});

test('kinds nobody knows and kinds of the agency are refused', async () => {
  const { stream, device: mine } = await openCase();
  const odd = await mine.write(stream, 'exhibit.vanished', {});
  mine.head = { seq: 0, id: odd.header.prev ?? '', hlc: odd.header.hlc };
  const agency = await mine.write(stream, 'key.enrolled', {});
  expect(codes(await mine.push(stream, [odd, agency]))).toEqual(['entry.kind-unknown', 'entry.kind-unknown']);
});

test('an act without what its kind requires, or with a value outside its choices, is refused', async () => {
  const { stream, device: mine } = await openCase();
  const missing = await mine.write(stream, 'note.written', {});
  expect(codes(await mine.push(stream, [missing]))).toEqual(['entry.fields']);
  mine.head = { seq: 0, id: missing.header.prev ?? '', hlc: missing.header.hlc };
  const odd = await mine.write(stream, 'device.observed', { power: 'purple' });
  expect(codes(await mine.push(stream, [odd]))).toEqual(['entry.fields']);
});

test('one malformed or oversize entry refuses only itself', async () => {
  const { stream, device: mine } = await openCase();
  const good = await mine.write(stream);
  const float = { ...good, body: { ...good.body, recorded: 1.5 } };
  const extra = { ...good, header: { ...good.header, extra: 1 } };
  const huge = { ...good, body: { ...good.body, fields: { text: 'x'.repeat(LIMITS.entryBytes) } } };
  const pushed = await mine.push(stream, [float, null, extra, huge, good]);
  expect(codes(pushed)).toEqual(['entry.malformed', 'entry.malformed', 'entry.malformed', 'entry.too-large']);
  expect(pushed.refused[0]?.id).toBe(eventId(nodeHashing, good.header));
  expect(pushed.accepted).toHaveLength(1);
});

test('malformed JSON, a wrong shape, too many entries and too many bytes are refused whole', async () => {
  const { stream, device: mine } = await openCase();
  const send = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(server.address + paths.entries(stream), {
      method: 'POST',
      headers: { authorization: `Bearer ${mine.session}`, 'content-type': type },
      body,
    });
  const code = async (answer: Response): Promise<unknown[]> => [
    answer.status,
    ((await answer.json()) as { error: { code: string } }).error.code,
  ];
  expect(await code(await send('{"entries":['))).toEqual([400, 'request.malformed']);
  expect(await code(await send('{"entries":{}}'))).toEqual([400, 'request.malformed']);
  expect(await code(await send('{"entries":[],"more":1}'))).toEqual([400, 'request.malformed']);
  expect(
    await code(await send(JSON.stringify({ entries: Array(LIMITS.entriesPerPush + 1).fill(1) }))),
  ).toEqual([400, 'request.malformed']);
  expect(await code(await send('x', 'text/plain'))).toEqual([415, 'request.media-type']);
  expect(await code(await send(`{"entries":["${'x'.repeat(LIMITS.pushBytes)}"]}`))).toEqual([
    413,
    'request.too-large',
  ]);
});

test('an assessor writes marks alone, a trainer marks and waivers, and no trainee either in their name', async () => {
  const { stream, device: mine } = await openCase();
  const act = await mine.write(stream);
  await mine.push(stream, [act]);
  const target = eventId(nodeHashing, act.header);
  const mark = { target, seen: 'seen' };
  const waiver = { practice: 'fresh-gloves', reason: 'none left' };
  /** One entry by a device of its own, since a refused one would leave a gap in the feed. */
  const outcome = async (person: string, role: string, kind: string, fields: EventBody['fields']) => {
    const theirs = person === mine.person ? mine : await device(person);
    const before = theirs.head;
    const pushed = await theirs.push(stream, [await theirs.write(stream, kind, fields, role)]);
    if (pushed.accepted.length === 0) theirs.head = before;
    return pushed.accepted.length === 1 ? 'accepted' : codes(pushed)[0];
  };
  expect(await outcome('assessor', 'assessor', 'act.assessed', mark)).toBe('accepted');
  expect(await outcome('trainer', 'trainer', 'act.assessed', mark)).toBe('accepted');
  expect(await outcome('trainer', 'trainer', 'waiver.recorded', waiver)).toBe('accepted');
  for (const [person, role, kind, fields] of [
    ['assessor', 'assessor', 'waiver.recorded', waiver],
    ['assessor', 'assessor', 'note.written', { text: 'x' }],
    ['assessor', 'lead', 'act.assessed', mark],
    ['assessor', 'trainer', 'act.assessed', mark],
    ['trainer', 'trainer', 'case.handed-in', {}],
    [mine.person, 'lead', 'act.assessed', mark],
    [mine.person, 'assessor', 'act.assessed', mark],
    [mine.person, 'trainer', 'note.written', { text: 'x' }],
  ] as const)
    expect(await outcome(person, role, kind, fields), `${person} as ${role}: ${kind}`).toBe('entry.role');
});
