/**
 * `npm run fuzz:artefacts [MINUTES] [FOLDER] [SEED]`: sound artefacts, our own and those of FOLDER, changed where their
 * values and structures are, checksums put right half the time, then read. Whatever is thrown, a row outside its file, a
 * case above 5 s of CPU and memory above 1 GiB are failures; each is told with the seed that repeats it (MINUTES 0).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nodeSqlite } from '../apps/cli/src/evidence/sqlite-engine.ts';
import { HEAD_BYTES, kindOf, parseArtefact, type ArtefactKind } from '../packages/artefacts/src/index.ts';
import * as databases from '../packages/artefacts/test/database-files.ts';
import { sealedChunk } from '../packages/artefacts/test/event-log-file.ts';
import { haveTool } from '../packages/artefacts/test/oracle.ts';
import { SOUND_FILES } from '../packages/artefacts/test/sound-files.ts';
import { dirty, entry, newLog, oldLog, resealed } from '../packages/artefacts/test/log-file.ts';
import { emptyHive, hiveBy } from '../packages/artefacts/test/tiny-hive.ts';
import { numbers } from './fuzz/mutate.ts';

const MOST_CPU_MS = 5000;
const MOST_BYTES = 2 ** 30;
const MOST_SEED = 4 * 2 ** 20;
const CHUNK = 65_536;
const ODD = [0, 1, 2, 3, 7, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

type Beside = Readonly<Record<string, Uint8Array>>;

/** Where the first entry of a registry log begins. */
const ENTRY = [532, 560];

interface Sample {
  readonly name: string;
  readonly kind: ArtefactKind;
  readonly file: Uint8Array;
  /** Files beside it, by the ending of their names. */
  readonly beside: Beside;
  /** Bytes where something is told, which changes are aimed at. */
  readonly places: readonly number[];
}

function read(kind: ArtefactKind, name: string, file: Uint8Array, beside: Beside) {
  return parseArtefact(kind, name, file, {
    sqlite: nodeSqlite,
    beside: (ending) => beside[ending] ?? null,
  });
}

function sample(name: string, file: Uint8Array, beside: Beside = {}): Sample[] {
  const kind = kindOf(name, file.subarray(0, HEAD_BYTES));
  if (kind === null || file.length > MOST_SEED) return [];
  const places = read(kind, name, file, beside).rows.slice(0, 5000);
  return [{ name, kind, file, beside, places: places.map(({ offset }) => offset) }];
}

function samples(folder: string | undefined): readonly Sample[] {
  const { main, wal } = databases.written(
    databases.ANDROID_MESSAGES,
    'DELETE FROM pdu; UPDATE sms SET read = 0',
  );
  const sms = (i: number): string =>
    `INSERT INTO sms (address, date, body) VALUES ('a${i}', ${i}, '${'b'.repeat(i % 50)}');`;
  const deleted = databases.written(
    `PRAGMA secure_delete = OFF; BEGIN; ${databases.ANDROID_MESSAGES} ${Array.from({ length: 300 }, (_, i) => sms(i)).join('')}
     COMMIT; DELETE FROM sms WHERE _id % 5 = 0 OR _id BETWEEN 100 AND 200;`,
  ).main;
  const typed = { 'Software\\Microsoft\\Internet Explorer\\TypedURLs': [{ name: 'url1', data: 'string:a' }] };
  const hive = haveTool('hivexsh') ? hiveBy(typed) : emptyHive();
  const open = dirty(hive, 2, 1);
  const own: readonly (readonly [string, Uint8Array, Beside?])[] = [
    ...SOUND_FILES,
    ['SYSTEM', hive],
    [
      'SOFTWARE',
      open,
      { '.LOG1': newLog(hive, 1, [entry(1, hive, [0])]), '.LOG2': newLog(hive, 2, [entry(2, hive, [0])]) },
    ],
    ['SAM', open, { '.LOG1': oldLog(hive, 2, [0]) }],
    ['History', databases.written(databases.CHROMIUM).main],
    ['sms.db', databases.written(databases.IOS_MESSAGES).main],
    ['deleted.db', deleted],
    ['mmssms.db', main, { '-wal': wal }],
  ];
  const theirs = folder === undefined ? [] : readdirSync(folder).map((name) => join(folder, name));
  return [
    ...own.flatMap(([name, file, beside]) => sample(name, file, beside)),
    ...theirs.flatMap((path) => sample(basename(path), new Uint8Array(readFileSync(path)))),
  ];
}

function changed({ file, places, kind }: Sample, random: (below: number) => number): Uint8Array {
  const bad = file.slice(0, random(8) === 0 ? random(file.length) + 1 : file.length);
  const view = new DataView(bad.buffer);
  for (let n = random(6); n >= 0; n--) {
    const near = places.length === 0 ? 0 : places[random(places.length)]!;
    const at = [random(bad.length), random(512), near + random(128) - 64][random(3)]!;
    const width = [1, 2, 4][random(3)]!;
    if (at < 0 || at + width > bad.length) continue;
    const value = random(2) === 0 ? ODD[random(ODD.length)]! : random(2 ** 30) * 4 + random(4);
    if (width === 1) view.setUint8(at, value & 255);
    else if (width === 2) view.setUint16(at, value & 0xffff, random(2) === 0);
    else view.setUint32(at, value, random(2) === 0);
  }
  if (kind === 'event-log' && random(2) === 0)
    for (let at = 4096; at + CHUNK <= bad.length; at += CHUNK) {
      const one = bad.subarray(at, at + CHUNK);
      const free = Math.min(CHUNK, new DataView(bad.buffer, at).getUint32(48, true));
      sealedChunk(one, Math.max(512, free));
    }
  return bad;
}

/** A file beside, changed half the time; of a registry log its hashes are put right half the time. */
function besideOf(
  one: Sample,
  file: Uint8Array,
  ending: string,
  random: (below: number) => number,
): Uint8Array {
  if (random(2) === 0) return file;
  const bad = changed(
    { ...one, kind: 'database', file, places: ending.startsWith('.LOG') ? ENTRY : [] },
    random,
  );
  return ending.startsWith('.LOG') && random(2) === 0 ? resealed(bad) : bad;
}

/** One case: its failure, or null. */
function runCase(one: Sample, seed: number): string | null {
  const random = numbers(seed);
  const bad = changed(one, random);
  const beside = Object.fromEntries(
    Object.entries(one.beside).map(([ending, file]) => [ending, besideOf(one, file, ending, random)]),
  );
  const began = process.cpuUsage();
  try {
    const { rows } = read(one.kind, one.name, bad, beside);
    const packedFile = one.name.startsWith('B.EXE');
    const outside = rows.find(({ offset, length, within }) => {
      const holder = within === undefined ? bad : beside[within];
      return !(offset >= 0 && (packedFile || holder === undefined || offset + length <= holder.length));
    });
    if (outside !== undefined) return `row outside: ${JSON.stringify(outside)}`;
  } catch (thrown) {
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : 'no error was thrown';
  }
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1000;
  return took > MOST_CPU_MS ? `${took.toFixed(0)} ms` : null;
}

const [minutes = '1', folder, first = '1'] = process.argv.slice(2);
const all = samples(folder === '' ? undefined : folder);
const end = Date.now() + Number(minutes) * 60_000;
const failures: string[] = [];
let cases = 0;
for (let seed = Number(first); cases === 0 || Date.now() < end; seed++, cases++) {
  const one = all[seed % all.length]!;
  const failure = runCase(one, seed);
  if (failure !== null) failures.push(`${one.name} SEED ${seed}: ${failure}`);
  if (process.memoryUsage.rss() > MOST_BYTES) failures.push(`${one.name} SEED ${seed}: memory above 1 GiB`);
  if (failures.length > 20) break;
}
for (const failure of failures) console.error(failure);
console.log(`fuzz of artefacts: ${all.length} samples, ${cases} cases, ${failures.length} failures`);
if (failures.length > 0) process.exit(1);
