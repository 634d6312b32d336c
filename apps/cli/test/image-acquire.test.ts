import { createHash, createCipheriv } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type RandomAccess } from '@tracecraft/bytes';
import { afterAll, describe, expect, test } from 'vitest';
import { acquire, type AcquireOptions } from '../src/evidence/acquire.ts';
import { openEvidenceFile, imagePorts } from '../src/evidence-source.ts';
import { openEvidence } from '@tracecraft/image';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-acquire-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes that do not pack, with an empty stretch in the middle. */
function medium(megabytes: number): Buffer {
  const bytes = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16)).update(
    Buffer.alloc(megabytes << 20),
  );
  bytes.fill(0, bytes.length / 2, bytes.length / 2 + (1 << 18));
  return bytes;
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

function options(name: string, more: Partial<AcquireOptions> = {}): AcquireOptions {
  return {
    out: join(folder, name),
    compression: 1,
    segmentSize: 2 << 20,
    words: ['2026-1', '3', 'a stick', 'Kim Sora', ''],
    now: new Date('2026-03-01T12:00:00Z'),
    isReadError: (problem) => problem instanceof Error && problem.message === 'EIO',
    progress: () => undefined,
    ...more,
  };
}

/** A medium on which reading some sectors fails. */
function failing(bytes: Uint8Array, bad: readonly number[]): RandomAccess {
  const source = memorySource(bytes);
  return {
    size: source.size,
    read(offset, length) {
      if (bad.some((sector) => sector * 512 < offset + length && (sector + 1) * 512 > offset))
        throw new Error('EIO');
      return source.read(offset, length);
    },
  };
}

const verified = (path: string): string => run('ewfverify', ['-q', '-d', 'sha1', path]);

describe.runIf(haveTool('ewfverify'))('image acquire makes what ewfverify accepts', () => {
  for (const compression of [0, 1, 2] as const)
    test(`compression ${compression}, several segments`, () => {
      const bytes = medium(9);
      const made = acquire(memorySource(bytes), options(`c${compression}.E01`, { compression }));
      expect(made.segments.length).toBeGreaterThan(3);
      for (const name of made.segments)
        expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2 << 20);
      expect(made.md5).toBe(md5(bytes));
      const said = verified(join(folder, `c${compression}.E01`));
      expect(said).toContain('ewfverify: SUCCESS');
      expect(said.split(made.md5).length).toBe(3);
      expect(said.split(made.sha1).length).toBe(3);
    });

  test('what the header says is read by ewfinfo', () => {
    acquire(memorySource(medium(1)), options('words.E01'));
    const said = run('ewfinfo', [join(folder, 'words.E01')]);
    for (const word of ['2026-1', 'a stick', 'Kim Sora', 'Sun Mar  1 12:00:00 2026'])
      expect(said).toContain(word);
  });

  test('killed anywhere, it goes on and ends as if nothing had happened', () => {
    const bytes = medium(70);
    const size = { segmentSize: 50 << 20 };
    const whole = acquire(memorySource(bytes), options('whole.E01', size));
    for (const [i, { stopAt, cut }] of [
      { stopAt: 1 << 20, cut: 0 },
      { stopAt: 40 << 20, cut: 0 },
      { stopAt: 40 << 20, cut: 5000 },
      { stopAt: 69 << 20, cut: 13 },
    ].entries()) {
      const name = `killed${i}.E01`;
      const progress = (done: number): void => {
        if (done >= stopAt) throw new Error('killed');
      };
      expect(() => acquire(memorySource(bytes), options(name, { ...size, progress }))).toThrow('killed');
      const last = join(folder, stopAt > 60 << 20 ? `killed${i}.E02` : name);
      truncateSync(last, statSync(last).size - cut);
      const made = acquire(memorySource(bytes), options(name, size));
      expect([made.md5, made.sha256]).toEqual([whole.md5, whole.sha256]);
      if (stopAt === 40 << 20 && cut === 0) expect(made.resumedAt).toBe(32 << 20);
      expect(verified(join(folder, name))).toContain('SUCCESS');
    }
  }, 120_000);

  test('sectors that fail are zeros, listed, and read back by ewfinfo and by us', async () => {
    const bytes = medium(1);
    const made = acquire(failing(bytes, [100, 101, 700]), options('bad.E01'));
    expect(made.bad).toEqual([
      { sector: 100, sectors: 2 },
      { sector: 700, sectors: 1 },
    ]);
    const filled = Buffer.from(bytes);
    filled.fill(0, 100 * 512, 102 * 512).fill(0, 700 * 512, 701 * 512);
    expect(made.md5).toBe(md5(filled));
    const said = run('ewfinfo', ['-e', join(folder, 'bad.E01')]);
    expect(said).toMatch(/at sector\(s\): 100 - 102|100 - 101/);
    const { parts, close } = await openEvidenceFile(join(folder, 'bad.E01'));
    const { container } = openEvidence(parts, imagePorts);
    expect(
      container.notices.filter(({ code }) => code === 'ewf.bad-sectors').map(({ params }) => params),
    ).toEqual([
      { sector: 100, sectors: 2 },
      { sector: 700, sectors: 1 },
    ]);
    close();
    expect(image('verify', join(folder, 'bad.E01')).stdout.toString()).toContain(
      '3 sectors could not be read',
    );
  });

  test('nothing is written over, and another source does not go on with what was begun', () => {
    acquire(memorySource(medium(1)), options('once.E01'));
    expect(() => acquire(memorySource(medium(1)), options('once.E01'))).toThrow('image.acquire-exists');
    const progress = (): void => {
      throw new Error('killed');
    };
    expect(() => acquire(memorySource(medium(1)), options('begun.E01', { progress }))).toThrow('killed');
    expect(() => acquire(memorySource(medium(2)), options('begun.E01'))).toThrow('image.acquire-other');
  });

  test('as a command: a file that ends inside a sector', () => {
    const path = join(folder, 'odd.dd');
    writeFileSync(path, medium(1).subarray(0, 100_001));
    const { stdout, status } = image('acquire', path, join(folder, 'odd.E01'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({ bytes: 100_001, padding: 351 });
    expect(verified(join(folder, 'odd.E01'))).toContain('SUCCESS');
  });
});

describe('image verify', () => {
  const bytes = medium(2);
  const made = (name: string): string => {
    acquire(memorySource(bytes), options(name, { segmentSize: 64 << 20 }));
    return join(folder, name);
  };
  const verify = (
    ...args: readonly string[]
  ): { verdict: string; unreadable: number; digests: object | null } =>
    JSON.parse(image('verify', '--json', ...args).stdout.toString()) as ReturnType<typeof verify>;

  test('a sound one', () => {
    expect(verify(made('sound.E01'))).toMatchObject({ verdict: 'sound', digests: { md5: md5(bytes) } });
  });

  test('one changed byte of content: the chunk is named, the rest read, no digest given, exit 65', () => {
    const path = made('changed.E01');
    const file = readFileSync(path);
    file[500_000] = file[500_000]! ^ 1;
    writeFileSync(path, file);
    expect(verify(path)).toMatchObject({ verdict: 'damaged', unreadable: 32_768, digests: null });
    expect(image('verify', path).status).toBe(65);
  });

  test('a raw image has nothing stored; a digest expected is compared, exit 1 when it differs', () => {
    const path = join(folder, 'plain.dd');
    writeFileSync(path, bytes);
    expect(verify(path).verdict).toBe('nothing-stored');
    expect(verify(path, '--expect', md5(bytes)).verdict).toBe('sound');
    const { status, stdout } = image('verify', path, '--expect', '0'.repeat(64));
    expect([status, stdout.toString().includes('DIFFERENT')]).toEqual([1, true]);
    expect(image('verify', path, '--expect', 'xyz').status).toBe(64);
  });

  test('above 32 MiB digests are made beside the reading, and are the same', () => {
    const path = join(folder, 'large.dd');
    const large = medium(41).subarray(0, 42_500_001);
    writeFileSync(path, large);
    expect(verify(path).digests).toEqual({
      md5: md5(large),
      sha256: createHash('sha256').update(large).digest('hex'),
    });
  });
});
