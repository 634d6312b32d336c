import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEvidence } from '../src/commands/evidence.ts';

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'apps/cli/src/main.ts');
const stick = join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz');
const floppy = join(root, '../shared/images/scenario/sotm24-floppy.zip');

let data = '';
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'tracecraft-evidence-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

function add(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, 'evidence', 'add', '--data', data, ...args], {
    encoding: 'utf8',
  });
}

const kept = (): string[] =>
  existsSync(join(data, 'evidence')) ? readdirSync(join(data, 'evidence')).toSorted() : [];

test('a gzip of the raw image is added under the hash of its raw bytes, and the second time is there already', () => {
  const first = add(stick, '--json');
  const raw = createHash('sha256')
    .update(gunzipSync(readFileSync(stick)))
    .digest('hex');
  expect(JSON.parse(first.stdout)).toMatchObject({
    sha256: raw,
    already: false,
    exercises: [{ exercise: 'blue-tape' }],
  });
  expect(
    createHash('sha256')
      .update(readFileSync(join(data, 'evidence', raw)))
      .digest('hex'),
  ).toBe(raw);
  expect(JSON.parse(add(stick, '--json').stdout)).toMatchObject({ already: true });
  expect(kept()).toEqual([raw]);
});

test('an image that differs in one byte is refused with both hashes and exit 65, and nothing is kept', () => {
  const before = kept();
  const bytes = gunzipSync(readFileSync(stick));
  const expected = createHash('sha256').update(bytes).digest('hex');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  const found = createHash('sha256').update(bytes).digest('hex');
  const changed = join(data, 'changed.img.gz');
  writeFileSync(changed, gzipSync(bytes, { level: 1 }));
  const { status, stderr } = add(changed, '--exercise', 'blue-tape');
  expect(status).toBe(65);
  expect(stderr).toContain(expected);
  expect(stderr).toContain(found);
  expect(kept()).toEqual(before);
});

test('a text, a missing file and an unknown exercise are told apart', () => {
  const text = add(join(root, 'README.md'));
  expect([text.status, text.stderr]).toEqual([65, expect.stringContaining('not a disk image')]);
  expect(add(join(root, 'no-such-file')).status).toBe(66);
  const exercise = add(stick, '--exercise', 'no-such');
  expect([exercise.status, exercise.stderr]).toEqual([66, expect.stringContaining('no-such')]);
});

/** Adds `file` in this process, and appends to it as soon as `now` holds. */
async function addWhileWritten(file: string, now: () => boolean): Promise<void> {
  const program = new Command();
  addEvidence(program);
  let done = false;
  const run = program
    .parseAsync(['evidence', 'add', file, '--data', data], { from: 'user' })
    .finally(() => (done = true));
  run.catch(() => undefined);
  while (!done && !now()) await new Promise((resolve) => setImmediate(resolve));
  // an end of the reading before this line would make the test say nothing
  expect(done).toBe(false);
  appendFileSync(file, 'more');
  await run;
}

const written = (file: string): number =>
  statSync(join(data, 'evidence', file), { throwIfNoEntry: false })?.size ?? 0;

test('a file that somebody goes on writing while it is read is named, and nothing is kept', async () => {
  const before = kept();
  const growing = join(data, 'growing.img');
  writeFileSync(growing, gunzipSync(readFileSync(stick)));
  const size = 64 * 2 ** 20;
  truncateSync(growing, size);
  const begun = (): boolean => written(`${process.pid}.part`) > 0;
  await expect(addWhileWritten(growing, begun)).rejects.toMatchObject({
    code: 'image.file-changed',
    params: { path: growing, was: size, is: size + 4 },
  });
  expect(kept()).toEqual(before);
});

test('so is a packed file, which was read whole by then', async () => {
  const before = kept();
  const packed = join(data, 'growing.img.gz');
  const raw = new Uint8Array(64 * 2 ** 20);
  raw.set(gunzipSync(readFileSync(stick)).subarray(0, raw.length));
  writeFileSync(packed, gzipSync(raw, { level: 1 }));
  const begun = (): boolean => written(`${process.pid}.part`) > 0;
  await expect(addWhileWritten(packed, begun)).rejects.toMatchObject({
    code: 'image.file-changed',
    params: { path: packed },
  });
  expect(kept()).toEqual(before);
});

const shared = existsSync(floppy) || process.env['CI'] === 'true';
if (!shared) console.log(`!! ${floppy} is absent: the archive of Scan of the Month 24 is not tried`);
test.skipIf(!shared)('the archive of Scan of the Month 24 is added by the hash of the raw floppy', () => {
  const { status, stdout } = add(floppy);
  expect([status, stdout]).toEqual([0, expect.stringContaining('sotm24')]);
  expect(kept()).toContain('7d7114fbc1980c8d7cf988ab1cf973cf241d59c5d69c5f38248c5a67c492d8f8');
});
