import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, inflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { memorySource, portableHashing } from '@tracecraft/bytes';
import { parseExercise, type Exercise } from '@tracecraft/course';
import { openEvidence, type DiskImage } from '@tracecraft/image';
import { adviseFrom, compilePractices, createMonitor, parsePractice } from '@tracecraft/practice';
import {
  departures,
  entryAt,
  exhibits,
  findings,
  inHand,
  locusOfRange,
  openExercise,
  parseScript,
  replayFinding,
  runScript,
  type ScriptRun,
  type Session,
  type Stage,
} from '../src/index.ts';
import { bench, fakeClock, fakeJournal, type Bench } from './fakes.ts';

const content = fileURLToPath(new URL('../../../content', import.meta.url));
const folder = `${content}/exercises/blue-tape`;
const text = (path: string): string => readFileSync(path, 'utf8');

let exercise: Exercise;
let disk: DiskImage;
const practices = readdirSync(`${content}/practices`)
  .filter((name) => name.endsWith('.practice.md'))
  .flatMap((name) => {
    const parsed = parsePractice(text(`${content}/practices/${name}`));
    return 'practice' in parsed ? [parsed.practice] : [];
  });

beforeAll(() => {
  const parsed = parseExercise(text(`${folder}/exercise.yaml`), text(`${folder}/truth.yaml`));
  if (!('exercise' in parsed)) throw new Error(JSON.stringify(parsed));
  exercise = parsed.exercise;
  const raw = gunzipSync(readFileSync(`${folder}/evidence/usb-stick.img.gz`));
  disk = openEvidence([{ name: 'usb-stick.img', source: memorySource(raw) }], {
    inflate: (packed) => inflateSync(packed),
  });
});

interface Played {
  readonly run: ScriptRun;
  readonly session: Session;
}

/** Plays `source` between in-memory devices that meet after each act. */
async function play(source: string, over: Partial<Stage> = {}, until?: number): Promise<Played> {
  const script = parseScript(source, { zone: exercise.place.zone, date: exercise.place.start.slice(0, 10) });
  const compiled = compilePractices(practices.filter(({ id }) => exercise.practices.ids.includes(id)));
  const clock = fakeClock();
  const benches = new Map<string, Bench>();
  for (const { handle } of script.officers) {
    const advise: Parameters<typeof bench>[1] = {
      monitor: () => createMonitor(compiled),
      advise: (verdicts, events, now) =>
        adviseFrom(verdicts, { compiled, now, inHand: inHand(events, handle) }),
    };
    benches.set(handle, await bench(handle, advise, fakeJournal(), clock));
  }
  const stage: Stage = {
    hashing: portableHashing,
    officers: new Map([...benches].map(([handle, { session }]) => [handle, { id: handle, session }])),
    adviceMode: exercise.adviceMode,
    opening: openExercise(portableHashing, exercise, compiled.practices),
    setTime: (time) => {
      clock.time = time;
      clock.mono = time;
    },
    exchange: async () => {
      const all = [...benches.values()].flatMap(({ session }) => {
        const out = session.outbox();
        session.acknowledge(session.events().map(({ id }) => id));
        return out;
      });
      for (const { session } of benches.values()) session.receive(all);
    },
    photograph: async (thing) =>
      thing === null
        ? null
        : { sha256: createHash('sha256').update(thing).digest('hex'), size: 9, mediaType: 'image/svg+xml' },
    evidence: async (id) => {
      if (id !== 'usb-stick')
        throw Object.assign(new Error(id), { code: 'evidence.unknown', params: { id } });
      return {
        disk,
        digest: async (algorithm) =>
          createHash(algorithm.replace('-', '').toLowerCase())
            .update(disk.raw.read(0, disk.raw.size))
            .digest('hex'),
      };
    },
    ...over,
  };
  const run = await runScript(script, stage, until === undefined ? {} : { until });
  return { run, session: stage.officers.values().next().value!.session };
}

const HEAD = 'officer linh name "Linh Tran" duty lead\nofficer mei duty digital-responder\n';
const STICK = `${HEAD}09:00 linh recognise usb number 8 kind storage-device scene-object usb-stick\n09:01 mei attach-write-blocker usb tested yes\n09:02 mei acquire usb-image from usb evidence usb-stick\n`;

test('a careful search has no open departure, and its verdicts do not depend on the run', async () => {
  const source = text(`${folder}/plays/careful.acts`);
  const [first, second] = [await play(source), await play(source)];
  expect(first.run.refused).toEqual([]);
  expect(
    departures(first.session.closedVerdicts(), first.session.events()).filter(
      ({ state }) => state === 'open',
    ),
  ).toEqual([]);
  const told = ({ run, session }: Played) => {
    const names = new Map([...run.names].map(([name, id]) => [id, name]));
    return session
      .closedVerdicts()
      .map(
        ({ practice, step, object, verdict }) =>
          `${practice}/${step}/${names.get(object.id) ?? object.type}/${verdict}`,
      )
      .toSorted();
  };
  expect(told(first)).toEqual(told(second));
  expect(told(first).length).toBeGreaterThan(40);
});

test('every finding of a play can be read again from the image, and from no changed image', async () => {
  const { session } = await play(text(`${folder}/plays/careful.acts`));
  const stated = findings(session.events());
  expect(stated.length).toBeGreaterThanOrEqual(5);
  const changed: DiskImage = {
    ...disk,
    fileSystems: disk.fileSystems.map((fs) => ({
      ...fs,
      read: (entry) => fs.read(entry).map((byte) => byte ^ 1),
      entries: () => fs.entries(),
      extents: (entry) => fs.extents(entry),
      unallocated: () => fs.unallocated(),
    })),
    raw: {
      size: disk.raw.size,
      read: (offset, length) => disk.raw.read(offset, length).map((byte) => byte ^ 1),
    },
  };
  for (const { locus } of stated) {
    expect(replayFinding(locus!, disk, portableHashing).outcome).toBe('same');
    expect(replayFinding(locus!, changed, portableHashing).outcome).toBe('differs');
  }
});

test('the machine computes what acquiring, hashing and verifying record', async () => {
  const { session, run } = await play(
    `${STICK}09:03 mei hash usb-image algorithm SHA-256\n09:04 mei verify usb-image algorithm SHA-256\n09:05 mei verify usb-image algorithm MD5\n`,
  );
  const fields = (line: number) => run.performed.get(line)?.body.fields;
  expect(fields(5)).toMatchObject({ sha256: exercise.evidence[0]?.sha256, size: 67108864, format: 'raw' });
  expect(fields(6)).toEqual({ algorithm: 'SHA-256', value: exercise.evidence[0]?.sha256 });
  expect(fields(7)).toMatchObject({ match: true });
  expect(run.refused.map(({ line, code }) => [line, code])).toEqual([[8, 'lab.nothing-to-compare']]);
  expect(session.events().at(-1)?.body.enteredVia).toBe('script');
});

test('an examination really opens, recovers, searches and reads, and says where', async () => {
  const { run } = await play(`${STICK}09:03 mei examine usb-image action recover target "/Waybill AR-1187.csv"
09:04 mei examine usb-image action open target "/docs/letter FROM ilan.txt"
09:05 mei examine usb-image action search target "AR-1187"
09:06 mei examine usb-image action raw offset 0 length 512
09:07 mei examine usb-image action recover target "/DOCS/Letter from Ilan.txt"
09:08 mei examine usb-image action open target /nowhere
09:09 mei examine usb-image action raw offset 67108864 length 1
09:10 mei examine usb-image action list
09:11 mei find image usb-image path "/DOCS/Letter from Ilan.txt" sentence "It is a letter."
09:12 mei bookmark usb-image offset 512 length 16 title "second sector"
`);
  const fields = (line: number) => run.performed.get(line)?.body.fields ?? {};
  const waybill = entryAt(disk, '/Waybill AR-1187.csv');
  expect(waybill.entry.deleted).toBe(true);
  expect(fields(6)).toMatchObject({
    entry: waybill.entry.identity,
    length: waybill.entry.size,
    source: 'copy',
  });
  expect(fields(7)['path']).toBe('/DOCS/Letter from Ilan.txt');
  expect(
    Buffer.from(disk.raw.read(Number(fields(8)['offset']), 7))
      .toString('latin1')
      .toUpperCase(),
  ).toBe('AR-1187'.slice(0, 7));
  expect(fields(9)['content-sha256']).toBe(createHash('sha256').update(disk.raw.read(0, 512)).digest('hex'));
  expect(run.refused.map(({ line, code }) => [line, code])).toEqual([
    [10, 'lab.not-deleted'],
    [11, 'lab.path-unknown'],
    [12, 'lab.range-outside'],
  ]);
  expect(fields(15)).toMatchObject({ offset: 512, length: 16, title: 'second sector' });
});

test('a range inside a file replays as a range, a locus without digest says so, a lost place is unreadable', () => {
  const range = locusOfRange(portableHashing, disk, 0, 32);
  const { entry } = entryAt(disk, '/DOCS/Letter from Ilan.txt');
  expect(
    replayFinding({ ...range, entry: entry.identity, path: entry.path }, disk, portableHashing),
  ).toMatchObject({ outcome: 'same', by: 'range' });
  expect(replayFinding({ ...range, sha256: null }, disk, portableHashing).outcome).toBe('no-digest');
  expect(replayFinding({ ...range, offset: disk.raw.size }, disk, portableHashing).outcome).toBe(
    'unreadable',
  );
});

test('a line about something that is not there is refused with its reason, and the play goes on', async () => {
  const { run, session } = await play(`${HEAD}06:20 linh photograph packet view overall scale no
06:21 linh recognise packet kind drugs
06:22 linh photograph 1 view overall scale yes
06:23 linh examine packet action list
06:24 linh hash gone algorithm MD5
06:25 linh acquire img from packet evidence usb-stick
06:26 linh acquire img2 from packet evidence nothing
06:27 linh weigh packet mass 1.5g as weighing
06:28 linh retract target weighing reason "wrong scales"
06:29 linh retract target nothing reason "x"
06:30 linh hand-in
06:31 linh enter
`);
  expect(run.refused.map(({ line, code }) => [line, code])).toEqual([
    [3, 'play.object-unknown'],
    [6, 'play.object-wrong'],
    [7, 'play.object-unknown'],
    [8, 'act.object-unknown'],
    [9, 'evidence.unknown'],
    [12, 'play.event-unknown'],
    [14, 'act.handed-in'],
  ]);
  expect(exhibits(session.events())).toMatchObject([
    { number: 1, description: 'packet', massMg: null, photographs: [{ view: 'overall' }] },
  ]);
});

test('an officer sees what the others did before acting, through hashes', async () => {
  const { run } = await play(`${HEAD}06:20 linh enter\n06:21 mei enter\n`);
  const [linh, mei] = [run.performed.get(3)!, run.performed.get(4)!];
  expect(mei.body.informedBy).toHaveLength(1);
  expect(BigInt(mei.header.hlc)).toBeGreaterThan(BigInt(linh.header.hlc));
});

test('an explanation after the advice says so; a late act keeps both times', async () => {
  const { run } = await play(
    `${HEAD}06:20 linh enter\n06:22 linh explain practice authority-before-entry object search reason "The door stood open."\n06:40 linh note text "seen at once" late 06:21\n`,
  );
  expect(run.performed.get(4)?.body.fields['after-advice']).toBe(true);
  const note = run.performed.get(5)!.body;
  expect(note.recorded - note.claimed.start).toBe(19 * 60_000);
});

test('a play can stop at a time, as the sample course does', async () => {
  const source = text(`${folder}/plays/careful.acts`);
  const { run } = await play(source, {}, Date.parse('2026-03-09T06:40:00+07:00'));
  expect(run.performed.size).toBeGreaterThan(5);
  expect(
    [...run.performed.values()].every(({ body }) => body.recorded <= Date.parse('2026-03-09T06:40:00+07:00')),
  ).toBe(true);
});

test('a failing device stops the play instead of hiding in its answers', async () => {
  await expect(
    play(`${HEAD}06:20 linh enter\n`, { exchange: () => Promise.reject(new Error('server gone')) }),
  ).rejects.toThrow('server gone');
});
