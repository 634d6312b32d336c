import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { changedBlocks, dirty, entry, newLog } from '../../../packages/artefacts/test/log-file.ts';
import { hiveBy } from '../../../packages/artefacts/test/tiny-hive.ts';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-hive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = 'Software\\Microsoft\\Internet Explorer\\TypedURLs';
const ZONE = 'ControlSet001\\Control\\TimeZoneInformation';
const typed = (address: string) => ({
  [KEY]: [{ name: 'url1', data: `string:${address}` }],
  [ZONE]: [{ name: 'Bias', data: 'dword:0xfffffe5c' }],
});

/** A floppy with a hive that was not closed, and its log beside it in other letters, as Windows 10 leaves it on a disk pulled out. */
function makeDisk(disk: string): void {
  const [before, after] = ['https://before.example/', 'https://after.example/'].map((one) =>
    hiveBy(typed(one)),
  );
  const log = newLog(before!, 4, [entry(4, after!, changedBlocks(before!, after!))]);
  run('mkfs.fat', ['-C', disk, '1440']);
  for (const [name, bytes] of [
    ['NTUSER.DAT', dirty(before!, 5, 4)],
    ['ntuser.dat.LOG1', log],
  ] as const) {
    writeFileSync(join(folder, name), bytes);
    run('mcopy', ['-i', disk, join(folder, name), '::/']);
  }
}

describe.skipIf(
  !haveTool('mkfs.fat', '--help') || !haveTool('mcopy', '-V') || !haveTool('hivexsh', '--help'),
)('a hive that was not closed', () => {
  it('is told with its transaction log: what the log says now, and what the hive said before', () => {
    const disk = join(folder, 'disk.dd');
    makeDisk(disk);
    const { stdout, status } = image('artefacts', disk, '--kind', 'registry');
    const text = stdout.toString();
    expect(text).toContain(
      'registry, hive version 1.5; not closed properly, with its transaction log: .LOG1 entry 4',
    );
    expect(text).toMatch(/\.LOG1 \d+ {2}url1 +https:\/\/after\.example\//);
    expect(text).toMatch(/url1 +https:\/\/before\.example\/.* superseded/);
    expect(text).toMatch(/Bias +4294966876 {2}= -420 minutes/);
    expect(status).toBe(0);
  });
});
