import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { everyEntry, openEvidence, type DiskImage } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import type { EntryList } from '../src/adapters/image-worker/listing/entry-list.ts';
import { listFiles } from '../src/adapters/image-worker/listing/list-files.ts';
import { PackedFiles } from '../src/adapters/image-worker/listing/packed-files.ts';

const shared = join(import.meta.dirname, '../../../../shared/images');
const present = existsSync(shared);
if (!present && process.env['CI'] === 'true') throw new Error('the shared images are absent in CI');

function opened(name: string): DiskImage {
  const bytes = new Uint8Array(gunzipSync(readFileSync(join(shared, name))));
  const ports = { inflate: (packed: Uint8Array) => new Uint8Array(inflateSync(packed)) };
  return openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports);
}

/** The list as the worker keeps it, and as the page has it. */
async function listed(image: DiskImage): Promise<{ kept: EntryList; files: PackedFiles }> {
  const lists = new Map<number, EntryList>();
  const turn = { pause: () => Promise.resolve(), elapsed: () => 0 };
  let files = PackedFiles.none;
  const { fault } = await listFiles(
    { parts: [], image, lists, pass: null },
    0,
    turn,
    (batch, transfer = []) => {
      files = files.with(structuredClone(batch, { transfer }));
    },
  );
  expect(fault).toBeNull();
  return { kept: lists.get(0)!, files };
}

describe.runIf(present)('entries by their position in the list', () => {
  for (const name of ['ntfs/dftt-7-ntfs-undel.dd.gz', 'ext/dsoprea-hierarchy_64.ext4.gz'])
    it(`are the engine's own, to the last field, and the page has what it shows of them: ${name}`, async () => {
      const [volume] = opened(name).fileSystems;
      const entries = [...everyEntry(volume!)];
      const { kept, files } = await listed(opened(name));
      expect([kept.length, files.length]).toEqual([entries.length, entries.length]);
      entries.forEach((entry, i) => {
        expect(JSON.stringify(kept.at(i))).toBe(JSON.stringify(entry));
        expect([kept.path(i), files.at(i)?.path]).toEqual([entry.path, entry.path]);
        expect(files.at(i)).toMatchObject({ size: entry.size, type: entry.type, identity: entry.identity });
        expect(files.seconds(i, 'modified')).toBe(entry.modified.seconds ?? Number.NaN);
        const first = entries.findIndex((one) => one.identity === entry.identity && one.path === entry.path);
        expect(kept.find(entry.identity, entry.path)).toBe(first);
      });
      expect([...kept].length).toBe(entries.length);
      expect(kept.find('0-0', '/nowhere')).toBe(-1);
      expect(() => kept.at(entries.length)).toThrow(RangeError);
    });
});
