import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromBase64, portableHashing } from '@tracecraft/bytes';
import { eventId, headerBytes, type Entry } from '@tracecraft/record';
import {
  ActError,
  createSession,
  exhibits,
  photographExhibit,
  recogniseExhibit,
  stateAct,
  type Act,
} from '../src/index.ts';
import { bench, exchange, fakeJournal, openBench, T0, type Bench } from './fakes.ts';

const packet = { description: 'taped packet', kind: 'drugs' };

async function refusal(act: Act, on: Bench): Promise<string> {
  const before = on.session.entries().length;
  const problem = await on.session.perform(act).catch((error: unknown) => error);
  expect(on.session.entries()).toHaveLength(before);
  expect(on.journal.kept).toHaveLength(before);
  if (!(problem instanceof ActError)) throw new Error(`not refused: ${JSON.stringify(problem)}`);
  return problem.code;
}

test('an invalid act is refused with its reason and leaves nothing behind', async () => {
  const on = await openBench();
  const exhibit = (await on.session.perform(recogniseExhibit(on.session.events(), packet))).id;
  const cases: readonly (readonly [Act, string])[] = [
    [stateAct('exhibit.stolen'), 'act.kind-unknown'],
    [stateAct('note.written'), 'act.field-missing'],
    [stateAct('note.written', { fields: { text: '  ' } }), 'act.field-missing'],
    [stateAct('note.written', { fields: { text: 'x', mood: 'bad' } }), 'act.field-unknown'],
    [stateAct('note.written', { fields: { text: 5 } }), 'act.field-type'],
    [stateAct('note.written', { fields: { text: 'x'.repeat(40_000) } }), 'act.text-too-long'],
    [stateAct('exhibit.weighed', { objects: { exhibit }, fields: { 'mass-mg': 1.5 } }), 'act.field-type'],
    [
      stateAct('exhibit.photographed', { objects: { exhibit }, fields: { view: 'sideways', scale: true } }),
      'act.choice-unknown',
    ],
    [stateAct('exhibit.photographed', { fields: { view: 'overall', scale: true } }), 'act.object-missing'],
    [
      stateAct('exhibit.sealed', { objects: { exhibit: 'ff'.repeat(32) }, fields: { 'seal-number': '1' } }),
      'act.object-unknown',
    ],
    [
      stateAct('exhibit.sealed', { objects: { exhibit, image: exhibit }, fields: { 'seal-number': '1' } }),
      'act.role-unknown',
    ],
    [
      stateAct('device.observed', { objects: { device: exhibit }, fields: { power: 'on' } }),
      'act.object-unknown',
    ],
    [
      stateAct('record.retracted', { fields: { target: 'ee'.repeat(32), reason: 'typo' } }),
      'act.event-unknown',
    ],
    [stateAct('note.written', { fields: { text: 'x' }, at: T0 + 3_600_000 }), 'act.time-in-future'],
    [stateAct('case.opened', { fields: { setting: 'duty', title: 'again' } }), 'act.case-open'],
  ];
  for (const [act, code] of cases) expect([act.kind, await refusal(act, on)]).toEqual([act.kind, code]);
});

test('nothing can be recorded before the case is open', async () => {
  expect(await refusal(stateAct('note.written', { fields: { text: 'x' } }), await bench())).toBe(
    'act.case-not-open',
  );
});

test('an agency stream is there with its server: nothing has to open it', async () => {
  const { session } = await bench('linh', { stream: 'agency:t1' });
  const fields = { agency: 'aranya', name: 'Aranya Police', state: 'Aranya', sort: 'agency' };
  const event = await session.perform(stateAct('agency.joined', { fields }));
  expect(session.events()).toEqual([event]);
});

test('each event is chained to the one before and its signature holds in another implementation', async () => {
  const { session, options } = await openBench();
  await session.perform(stateAct('note.written', { fields: { text: 'one' } }));
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    options.ports.signer.publicKey.bytes,
  ]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const entries = session.entries();
  expect(entries.map(({ header }) => header.seq)).toEqual([0, 1, 2]);
  for (const [i, { header, signature }] of entries.entries()) {
    expect(header.prev).toBe(i === 0 ? null : eventId(portableHashing, entries[i - 1]!.header));
    expect(nodeVerify(null, headerBytes(header), key, fromBase64(signature))).toBe(true);
  }
});

test('scene and search of the case are filled in, and a device exhibit is touched as a device too', async () => {
  const { session } = await openBench();
  const [opened] = session.events();
  const entered = await session.perform(stateAct('scene.entered'));
  expect(entered.body.objects).toEqual([
    { role: 'scene', type: 'scene', id: opened!.id },
    { role: 'search', type: 'search', id: opened!.id },
  ]);
  const phone = (
    await session.perform(recogniseExhibit(session.events(), { description: 'phone', kind: 'phone' }))
  ).id;
  const seized = await session.perform(stateAct('exhibit.collected', { objects: { exhibit: phone } }));
  expect(seized.body.objects.map(({ role, id }) => [role, id])).toEqual([
    ['exhibit', phone],
    ['device', phone],
  ]);
  const tape = (
    await session.perform(recogniseExhibit(session.events(), { description: 'tape', kind: 'tape' }))
  ).id;
  const taken = await session.perform(stateAct('exhibit.collected', { objects: { exhibit: tape } }));
  expect(taken.body.objects).toHaveLength(1);
});

test('an act whose journal write fails is refused and counts nowhere; the next act continues the feed', async () => {
  const on = await openBench();
  on.journal.mode = 'fails';
  expect(await refusal(stateAct('note.written', { fields: { text: 'lost' } }), on)).toBe(
    'act.journal-failed',
  );
  expect(on.session.verdicts()[0]?.step).toBe('2');
  on.journal.mode = 'works';
  const next = await on.session.perform(stateAct('note.written', { fields: { text: 'kept' } }));
  expect(next.header.seq).toBe(2);
});

test('a write that failed only in its answer is found again, so the feed never forks', async () => {
  const on = await openBench();
  on.journal.mode = 'fails-after-writing';
  await expect(on.session.perform(stateAct('note.written', { fields: { text: 'half' } }))).rejects.toThrow(
    ActError,
  );
  on.journal.mode = 'works';
  const next = await on.session.perform(stateAct('note.written', { fields: { text: 'after' } }));
  expect(next.header.seq).toBe(3);
  expect(new Set(on.journal.kept.map(({ header }) => header.seq)).size).toBe(4);
});

test('acts stated at once are taken one after the other', async () => {
  const { session } = await openBench();
  await Promise.all(
    [1, 2, 3, 4].map((n) => session.perform(stateAct('note.written', { fields: { text: `note ${n}` } }))),
  );
  expect(session.entries().map(({ header }) => header.seq)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a reloaded session continues where the journal ends and offers what was not acknowledged', async () => {
  const on = await openBench();
  const again = await createSession(on.options);
  expect(again.events()).toEqual(on.session.events());
  expect(again.outbox()).toHaveLength(2);
  again.acknowledge([again.events()[0]!.id]);
  expect(again.outbox()).toHaveLength(1);
  again.receive(on.session.entries());
  expect(again.outbox()).toHaveLength(1);
  expect((await again.perform(stateAct('scene.arrived'))).header.seq).toBe(2);
});

async function threeDevices(): Promise<readonly Bench[]> {
  const benches = [await openBench('linh'), await bench('budi'), await bench('mei')];
  exchange(...benches);
  for (const round of [1, 2, 3]) {
    for (const [i, { session, clock }] of benches.entries()) {
      clock.time += 1000 + i * 700;
      await session.perform(stateAct('note.written', { fields: { text: `round ${round}` } }));
    }
    if (round !== 2) exchange(...benches);
  }
  exchange(...benches);
  return benches;
}

test('the merged record does not depend on the order entries arrive in', async () => {
  const [first] = await threeDevices();
  const entries = first!.session.entries();
  const order = first!.session.events().map(({ id }) => id);
  expect(order).toHaveLength(11);
  let seed = 7;
  for (let round = 0; round < 20; round++) {
    const shuffled = entries
      .map((entry) => ({ entry, at: (seed = (seed * 48271) % 2147483647) }))
      .toSorted((a, b) => a.at - b.at);
    const reader = await bench('reader');
    for (const { entry } of shuffled) reader.session.receive([entry, entry]);
    expect(reader.session.events().map(({ id }) => id)).toEqual(order);
  }
});

test('what an officer had seen of other devices is reachable by hashes, each link once', async () => {
  const [linh, budi] = [await openBench('linh'), await bench('budi')];
  exchange(linh, budi);
  const opened = linh.session.events().at(-1)!.id;
  const first = await budi.session.perform(stateAct('scene.arrived'));
  const second = await budi.session.perform(stateAct('scene.entered'));
  expect(first.body.informedBy).toEqual([opened]);
  expect(second.body.informedBy).toEqual([]);
  exchange(linh, budi);
  const third = await linh.session.perform(stateAct('scene.exited'));
  expect(third.body.informedBy).toEqual([second.id]);
});

test('an entry whose body was changed is rejected, named, and never reaches the monitor', async () => {
  const on = await openBench();
  const reader = await bench('reader');
  const [good, next] = on.session.entries();
  reader.session.receive([
    good!,
    { ...next!, body: { ...next!.body, performer: 'somebody else' } },
    { ...good!, header: { ...good!.header, stream: 'case:other' } },
  ]);
  expect(reader.session.events()).toHaveLength(1);
  expect(reader.session.verdicts()[0]?.step).toBe('1');
  expect(reader.session.rejected().map(({ code }) => code)).toEqual([
    'entry.commitment',
    'entry.foreign-stream',
  ]);
});

test("others' entries are kept on this device too, and a full disk loses nothing", async () => {
  const on = await openBench();
  const journal = fakeJournal();
  const reader = await bench('reader', {}, journal);
  journal.mode = 'fails';
  reader.session.receive(on.session.entries());
  await expect(reader.session.perform(stateAct('scene.arrived'))).rejects.toThrow('journal-failed');
  journal.mode = 'works';
  await reader.session.perform(stateAct('scene.arrived'));
  expect(reader.session.events()).toHaveLength(3);
});

test('a clock set back, or forward against the monotonic one, starts a new epoch', async () => {
  const { session, clock } = await openBench();
  const note = async (): Promise<number> =>
    (await session.perform(stateAct('note.written', { fields: { text: 'x' } }))).body.clock.epoch;
  clock.time += 60_000;
  clock.mono += 60_000;
  expect(await note()).toBe(0);
  clock.time -= 30_000;
  clock.mono += 10;
  expect(await note()).toBe(1);
  clock.time += 3_600_000;
  clock.mono += 10;
  expect(await note()).toBe(2);
  clock.time += 500;
  clock.mono += 500;
  expect(await note()).toBe(2);
  const clocks = session.events().map(({ header }) => BigInt(header.hlc));
  expect(clocks).toEqual(clocks.toSorted((a, b) => (a < b ? -1 : 1)));
});

test('a device whose clock runs far ahead does not drag the others along', async () => {
  const [linh, budi] = [await openBench('linh'), await bench('budi')];
  exchange(linh, budi);
  budi.clock.time += 86_400_000;
  await budi.session.perform(stateAct('scene.arrived'));
  exchange(linh, budi);
  const next = await linh.session.perform(stateAct('scene.entered'));
  expect(Number(BigInt(next.header.hlc) >> 16n)).toBe(T0);
});

test('a late entry keeps both times', async () => {
  const { session, clock } = await openBench();
  clock.time += 3_600_000;
  const late = await session.perform(stateAct('note.written', { fields: { text: 'x' }, at: T0 }));
  expect([late.body.claimed.start, late.body.recorded]).toEqual([T0, T0 + 3_600_000]);
});

test('after the hand-in only comments are taken', async () => {
  const on = await openBench();
  await on.session.perform(stateAct('case.handed-in'));
  expect(await refusal(stateAct('scene.entered'), on)).toBe('act.handed-in');
  await on.session.perform(stateAct('departure.explained', { fields: { practice: 'p', reason: 'rain' } }));
});

test('a decomposed Vietnamese text is signed in NFC', async () => {
  const { session } = await openBench();
  const note = await session.perform(
    stateAct('note.written', { fields: { text: 'chứng cứ'.normalize('NFD') } }),
  );
  expect(note.body.fields['text']).toBe('chứng cứ'.normalize('NFC'));
});

test("a photograph carries its picture into the exhibit's view", async () => {
  const { session } = await openBench();
  const id = (await session.perform(recogniseExhibit(session.events(), packet))).id;
  await session.perform(
    photographExhibit(id, 'close-up', true, {
      sha256: 'aa'.repeat(32),
      size: 10,
      mediaType: 'image/svg+xml',
    }),
  );
  expect(exhibits(session.events())[0]?.photographs).toMatchObject([
    { view: 'close-up', scale: true, sha256: 'aa'.repeat(32) },
  ]);
});

test('a course is a record like any other: opened first, with kinds of its own and none of a case', async () => {
  const on = await bench('office', {
    stream: 'course:00',
    officer: { id: 'office', role: 'programme-office' },
  });
  const opened = { title: 'Course', zone: 'Asia/Ho_Chi_Minh', starts: T0, ends: T0 };
  const team = { team: 't1', name: 'Team 1', members: ['linh'] };
  expect(await refusal(stateAct('team.formed', { fields: team }), on)).toBe('act.case-not-open');
  await on.session.perform(stateAct('course.opened', { fields: opened }));
  const formed = await on.session.perform(stateAct('team.formed', { fields: team }));
  expect([formed.body.objects, formed.body.role]).toEqual([[], 'programme-office']);
  expect(await refusal(stateAct('note.written', { fields: { text: 'x' } }), on)).toBe('act.kind-unknown');
  expect(await refusal(stateAct('course.opened', { fields: opened }), on)).toBe('act.case-open');
  expect(await refusal(stateAct('team.formed', { fields: team }), await openBench())).toBe(
    'act.kind-unknown',
  );
});

test('what does not open its commitment is never kept; a journal that keeps names is taken as it is, in record order', async () => {
  const stream = 'agency:t1';
  const writer = await bench('linh', { stream });
  const joined = (agency: string) =>
    stateAct('agency.joined', { fields: { agency, name: agency, state: agency, sort: 'agency' } });
  for (const agency of ['aranya', 'bayu', 'cendra']) await writer.session.perform(joined(agency));
  const [first, ...others] = writer.session.entries();
  const forged = { ...first!, body: { ...first!.body, role: 'administrator' } };

  const kept = new Map<string, Entry>();
  const journal = {
    ...fakeJournal(),
    appendOthers: async (entries: readonly Entry[]) => {
      for (const entry of entries) kept.set(eventId(portableHashing, entry.header), entry);
    },
    // as a database gives them: in the order of their names
    loadNamed: async () =>
      [...kept].map(([id, entry]) => ({ id, entry })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const reader = await bench('mai', { stream }, journal);
  reader.session.receive([forged, ...others]);
  reader.session.receive([forged]);
  await expect.poll(() => kept.size).toBe(2);
  expect([...kept.values()]).toEqual(others);

  const again = await bench('mai', { stream, trustsJournal: true }, journal);
  expect(again.session.entries()).toEqual(others);
  again.session.receive([first!]);
  expect(again.session.events()).toEqual(writer.session.events());
});

test('a batch the journal refuses as a whole is kept one by one', async () => {
  const stream = 'agency:t1';
  const writer = await bench('linh', { stream });
  const fields = { agency: 'aranya', name: 'Aranya', state: 'Aranya', sort: 'agency' };
  await writer.session.perform(stateAct('agency.joined', { fields }));
  const journal = Object.assign(fakeJournal(), { appendOthers: () => Promise.reject(new Error('a fork')) });
  const reader = await bench('mai', { stream }, journal);
  reader.session.receive(writer.session.entries());
  await expect.poll(() => journal.kept).toEqual(writer.session.entries());
});

test('a session tells when what it received is kept, and when the journal did not take it', async () => {
  const stream = 'agency:t1';
  const writer = await bench('linh', { stream });
  const fields = { agency: 'aranya', name: 'Aranya', state: 'Aranya', sort: 'agency' };
  await writer.session.perform(stateAct('agency.joined', { fields }));
  const reader = await bench('mai', { stream });
  reader.session.receive(writer.session.entries());
  expect([await reader.session.kept(), reader.journal.kept.length]).toEqual([true, 1]);
  const full = await bench('mai', { stream });
  full.journal.mode = 'fails';
  full.session.receive(writer.session.entries());
  expect([await full.session.kept(), full.journal.kept.length]).toEqual([false, 0]);
});
