import { createCipheriv, createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckedReader, openContainer, type ReadProblem } from '@tracecraft/image';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imagePorts, openEvidenceFile } from '../src/evidence-source.ts';
import { image } from './image-command.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tracecraft-verify-beside-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** More than is hashed without threads, and not a whole number of blocks. */
const SIZE = 37 * (1 << 20) + 5 * 512;
const path = join(folder, 'disk.E01');
let raw: Buffer;
let sound: Buffer;

/** Bytes of which every second one is 0: they pack, and each chunk differently. */
function halfNoise(): Buffer {
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 3), Buffer.alloc(16)).update(
    Buffer.alloc(SIZE),
  );
  for (let i = 0; i < SIZE; i += 2) noise[i] = 0;
  return noise;
}

beforeAll(() => {
  raw = halfNoise();
  writeFileSync(join(folder, 'disk.dd'), raw);
  const made = image('acquire', join(folder, 'disk.dd'), path);
  if (made.status !== 0) throw new Error(made.stderr);
  sound = readFileSync(path);
});

interface Told {
  readonly verdict: string;
  readonly unreadable: number;
  readonly problems: readonly ReadProblem[];
  readonly digests: Readonly<Record<string, string>> | null;
}

function verified(what = path): Told {
  return JSON.parse(image('verify', '--json', what).stdout.toString()) as Told;
}

/** What one reader says that reads everything by itself, in order. */
async function readAlone(): Promise<CheckedReader> {
  const evidence = await openEvidenceFile(path);
  try {
    const source = openContainer(evidence.parts, imagePorts).raw;
    const reader = new CheckedReader(source);
    for (let at = 0; at < source.size; at += 1 << 20)
      reader.fill(at, new Uint8Array(Math.min(1 << 20, source.size - at)));
    return reader;
  } finally {
    evidence.close();
  }
}

describe('an E01 unpacked in two threads', () => {
  test('sound: the digests of its content', () => {
    writeFileSync(path, sound);
    const { verdict, digests, unreadable } = verified();
    expect({ verdict, unreadable }).toEqual({ verdict: 'sound', unreadable: 0 });
    const digestOf = (name: string): string => createHash(name).update(raw).digest('hex');
    expect(digests).toEqual({ md5: digestOf('md5'), sha1: digestOf('sha1'), sha256: digestOf('sha256') });
  });

  test('chunks damaged in both halves are told as by one reader, in order', async () => {
    const damaged = Buffer.from(sound);
    for (let i = 1; i < 40; i++) damaged[Math.floor((damaged.length / 40) * i)]! ^= 0x55;
    writeFileSync(path, damaged);
    const { verdict, digests, problems, unreadable } = verified();
    const alone = await readAlone();
    expect(problems.length).toBeGreaterThan(20);
    const halves = new Set(problems.map(({ offset }) => Math.floor(offset / (1 << 20)) % 2));
    expect(halves.size).toBe(2);
    expect(problems).toEqual(alone.problems);
    expect(unreadable).toBe(alone.lost);
    expect({ verdict, digests }).toEqual({ verdict: 'damaged', digests: null });
  });

  test('packed in a zip: every problem names the segment, not where it was unpacked to', () => {
    const damaged = Buffer.from(sound);
    for (let i = 1; i < 10; i++) damaged[Math.floor((damaged.length / 10) * i)]! ^= 0x55;
    writeFileSync(path, damaged);
    const zip = join(folder, 'evidence.zip');
    writeFileSync(zip, zipSync({ 'case 7/disk.E01': [damaged, { level: 0 }] }));
    const { problems } = verified(zip);
    expect(problems.length).toBeGreaterThan(5);
    expect(new Set(problems.map(({ params }) => params['segment']))).toEqual(new Set(['disk.E01']));
  });

  test('cut off in the middle: told as by one reader', async () => {
    writeFileSync(path, sound);
    truncateSync(path, Math.floor(sound.length / 2));
    const { verdict, problems, unreadable } = verified();
    const alone = await readAlone();
    expect(verdict).toBe('damaged');
    expect(problems).toEqual(alone.problems);
    expect(unreadable).toBe(alone.lost);
  });
});
