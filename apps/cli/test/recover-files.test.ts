import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '@tracecraft/bytes';
import { openEvidence, type Entry, type FileSystem } from '@tracecraft/image';
import { afterAll, describe, expect, test } from 'vitest';
import { fileFacts, rawOfMade } from '../../../packages/image/test/made-images.ts';
import { ports } from '../../../packages/image/test/shared-images.ts';
import { FileRecovery } from '../src/evidence/recover-files.ts';
import { haveImages } from './shared-images.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tracecraft-recover-')));
// Twenty thousand files: a busy machine takes its time.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function digestRead(fileSystem: FileSystem, entry: Entry): string {
  return sha256(fileSystem.read(entry, 0, entry.size));
}

describe.runIf(haveImages())(
  'files are written as they are read, small ones with their neighbours too',
  () => {
    test.each(['S1NTFS', 'S2EXT4', 'S3EXFAT'])(
      '%s: every file, and live ones as they were made',
      (name) => {
        const image = openEvidence([{ name, source: memorySource(rawOfMade(name)) }], ports);
        const [fileSystem] = image.fileSystems;
        const recovery = new FileRecovery(join(folder, name), image.raw);
        const made = new Map(fileFacts(name).map((fact) => [`/${fact.path}`, fact]));
        let [small, asMade] = [0, 0];
        const entries = [...fileSystem!.entries()].filter(({ type }) => type === 'file');
        for (const entry of entries) recovery.recover(fileSystem!, entry, '');
        const results = recovery.finish();
        expect(results).toHaveLength(entries.length);
        for (const [i, entry] of entries.entries()) {
          const { path, file, problem } = results[i]!;
          expect(path).toBe(entry.path);
          if (problem !== null) {
            expect(() => digestRead(fileSystem!, entry), entry.path).toThrow();
            continue;
          }
          const digest = sha256(readFileSync(join(folder, name, file!)));
          expect(digest, entry.path).toBe(digestRead(fileSystem!, entry));
          if (entry.size > 0 && entry.size <= 1 << 16) small++;
          if (!entry.deleted && made.get(entry.path)?.sha256 === digest) asMade++;
        }
        expect(small).toBeGreaterThan(2_000);
        expect(asMade).toBe([...made.values()].filter((fact) => !fact.deleted).length);
      },
      180_000,
    );
  },
);
