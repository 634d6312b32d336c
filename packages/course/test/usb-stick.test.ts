import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildStick, committed } from '../../../fixtures/usb-stick/build.ts';
import { files } from '../../../fixtures/usb-stick/contents.ts';
import { exercise } from './case-builder.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const stick = exercise('blue-tape').evidence.find((one) => one.id === 'usb-stick')!;
const truth = exercise('blue-tape').truth;
const raw = gunzipSync(readFileSync(committed));

function installed(...tools: readonly string[]): boolean {
  const missing = tools.filter((tool) => {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length > 0) console.warn(`usb-stick: NOT checked, not installed: ${missing.join(', ')}`);
  if (missing.length > 0 && process.env['CI'] === 'true') throw new Error(`CI needs ${missing.join(', ')}`);
  return missing.length === 0;
}

test('the committed stick is the one the exercise names, and small', () => {
  expect(raw.length).toBe(stick.size);
  expect(sha256(raw)).toBe(stick.sha256);
  expect(readFileSync(committed).length).toBeLessThan(100_000);
});

test('each finding of the truth rests on the bytes that say it', () => {
  const said: Readonly<Record<string, string>> = {
    'deleted-waybill': 'waybill,AR-1187',
    consignee: 'consignee,Harbour Lane Trading',
    'courier-lawful': 'Mira Solen',
    'ledger-of-nephew': 'green ledger',
  };
  for (const [id, words] of Object.entries(said)) {
    const { offset, length } = truth.findings.find((one) => one.id === id)!.at[0]!;
    expect(raw.subarray(offset, offset + length).toString('utf8'), id).toContain(words);
  }
  const deleted = files.find((one) => one.deleted === true)!;
  const { offset, length } = truth.findings[0]!.at[0]!;
  expect(sha256(raw.subarray(offset, offset + length))).toBe(sha256(deleted.bytes));
});

describe.runIf(installed('mkfs.fat', 'mcopy', 'mdel', 'mlabel', 'fsck.fat'))(
  'with mkfs.fat and mtools',
  () => {
    test('building it again gives the same bytes, and fsck.fat finds nothing', { timeout: 60_000 }, () => {
      const folder = mkdtempSync(join(tmpdir(), 'stick-test-'));
      try {
        const image = join(folder, 'stick.img');
        buildStick(image);
        const bytes = readFileSync(image);
        expect(sha256(bytes)).toBe(stick.sha256);
        const volume = join(folder, 'volume.img');
        writeFileSync(volume, bytes.subarray(2048 * 512));
        expect(execFileSync('fsck.fat', ['-n', volume], { encoding: 'utf8' })).toContain('14 files');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
