import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findingsHtml } from '@tracecraft/documents/findings';
import { openEvidence } from '@tracecraft/image';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsReport } from '../src/evidence/findings-report.ts';
import { phrasesFor } from '../src/speak.ts';
import { image } from './image-command.ts';
import { exercise, play, practicesOf, readContent, shippedStick, type Play } from './play-in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-report-'));
const stick = gunzipSync(
  readFileSync(join(import.meta.dirname, '../../../content/exercises/blue-tape/evidence/usb-stick.img.gz')),
);
const path = join(folder, 'stick.img');
const sha256 = createHash('sha256').update(stick).digest('hex');
let careful: Play;

function atHand(bytes: Uint8Array): Parameters<typeof findingsReport>[2] {
  const source = {
    size: bytes.length,
    read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  const ports = {
    inflate: (): never => {
      throw new Error('nothing is packed');
    },
  };
  return { path, sha256, disk: openEvidence([{ name: 'stick.img', source }], ports) };
}

beforeAll(async () => {
  writeFileSync(path, stick);
  const theatre = {
    exercise: exercise('blue-tape'),
    compiled: practicesOf(exercise('blue-tape')),
    evidence: new Map([['usb-stick', shippedStick()]]),
  };
  careful = await play(theatre, readContent('exercises/blue-tape/plays/careful.acts'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('image report and image replay', () => {
  it('reads every finding of the careful play again, and its page has a command that does the same', () => {
    const report = findingsReport(careful.state.events, phrasesFor('en'), atHand(stick), new Map());
    const [one] = report.images;
    expect(one?.items.map(({ replay }) => replay)).toEqual(['same', 'same', 'same', 'same', 'same']);
    expect(one?.steps.map(({ action }) => action)).toEqual(['hash', 'verify', 'recover']);
    expect(report.setting).toBe('exercise');
    const html = findingsHtml(report, phrasesFor('ko'), true);
    const commands = [...html.matchAll(/tracecraft image (replay stick\.img [^<]*)/g)].map(
      ([, words]) => words ?? '',
    );
    expect(commands).toHaveLength(5);
    const [, ...words] = (commands[0] ?? '').split(' ');
    const again = image('replay', path, ...words.slice(1));
    expect([again.status, again.stdout.toString()]).toEqual([
      0,
      expect.stringMatching(/^The same \d+ bytes/),
    ]);
  });

  it('tells a finding whose bytes changed, in the report and by the command', () => {
    const before = findingsReport(careful.state.events, phrasesFor('en'), null, new Map());
    const [first] = before.images[0]?.items ?? [];
    const offset = first?.locus?.offset ?? 0;
    const altered = Uint8Array.from(stick);
    altered[offset] = (altered[offset] ?? 0) ^ 1;
    const report = findingsReport(careful.state.events, phrasesFor('en'), atHand(altered), new Map());
    const touched = report.images[0]?.items.filter(({ locus }) => locus?.offset === offset);
    expect(touched?.length).toBeGreaterThan(0);
    expect(touched?.every(({ replay }) => replay === 'differs')).toBe(true);
    expect(before.images[0]?.notices).toBeNull();
    const changed = join(folder, 'altered.img');
    writeFileSync(changed, altered);
    const place = ['--offset', String(offset), '--length', String(first?.locus?.length)];
    const told = image('replay', changed, ...place, '--sha256', first?.locus?.sha256 ?? '');
    expect([told.status, told.stdout.toString()]).toEqual([1, expect.stringMatching(/^Other bytes/)]);
  });

  it('refuses what it cannot answer, in words', () => {
    const digest = ['--sha256', '00'.repeat(32)];
    expect(image('replay', path, ...digest)).toMatchObject({
      status: 64,
      stderr: expect.stringContaining('--entry'),
    });
    expect(image('replay', path, '--entry', '1-1', '--sha256', 'xyz').stderr).toContain(
      '64 hexadecimal digits',
    );
    expect(image('replay', path, '--entry', '1-1', ...digest).status).toBe(1);
    const noBundle = join(folder, 'no.bundle');
    writeFileSync(noBundle, 'this is no bundle');
    expect(image('report', noBundle, '--out', join(folder, 'out.html')).status).toBe(65);
  });
});
