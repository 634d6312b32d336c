import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalogue } from '@tracecraft/phrases';
import { paths } from '@tracecraft/protocol';
import { START_EXIT } from '../src/start-error.ts';
import { signIn } from './test-device.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracecraft-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(...args: string[]): { status: number | null; stderr: string; stdout: string } {
  return spawnSync(process.execPath, [main, '--data', folder, ...args], {
    encoding: 'utf8',
    timeout: 20_000,
  });
}

test(
  'one line of JSON with address, links and log key; the links sign in; a restart replaces them',
  { timeout: 60_000 },
  async () => {
    const before = await startedOnce();
    expect(Object.keys(before.links)).toEqual([
      'trainee',
      'trainer',
      'assessor',
      'programme-office',
      'practice-steward',
    ]);
    expect(before.vkey).toMatch(/^[0-9a-f]{16}\.agency\.example\/log\+[0-9a-f]{8}\+/);
    expect(before.roles).toEqual(Object.keys(before.links));
    const after = await startedOnce(before.tokens[0]);
    expect(after.vkey).toBe(before.vkey);
    expect(after.oldLinkWorks).toBe(false);
    expect(statSync(join(folder, 'agency-key.pem')).mode & 0o777).toBe(0o600);
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  },
);

interface Started {
  address: string;
  links: Record<string, string>;
  vkey: string;
}

async function startedOnce(
  oldToken?: string,
): Promise<Started & { roles: string[]; tokens: string[]; oldLinkWorks: boolean }> {
  const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
    const started = JSON.parse(String(first.value)) as Started;
    const tokens = Object.values(started.links).map((link) => link.split('#')[1] ?? '');
    const roles: string[] = [];
    for (const token of tokens) roles.push((await signIn(started.address, token)).account.role);
    const oldLinkWorks =
      oldToken !== undefined &&
      (await signIn(started.address, oldToken).then(
        () => true,
        () => false,
      ));
    expect((await fetch(started.address + paths.me)).status).toBe(401);
    return { ...started, roles, tokens, oldLinkWorks };
  } finally {
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  }
}

test('a data folder of a newer version is refused with exit 78 and left as it was', () => {
  writeFileSync(join(folder, 'version'), '999\n');
  const { status, stderr } = start('--port', '0');
  expect([status, stderr]).toEqual([78, expect.stringContaining('newer Tracecraft')]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toEqual([]);
  expect(readFileSync(join(folder, 'version'), 'utf8')).toBe('999\n');
});

test('a folder with a foreign version file is refused', () => {
  writeFileSync(join(folder, 'version'), 'mine, keep out\n');
  expect(start('--port', '0').status).toBe(65);
});

test('a port in use is exit 69 and says which', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = start('--port', String(port));
  other.close();
  expect([status, stderr]).toEqual([69, expect.stringContaining(String(port))]);
});

test(
  'a second server on the same data folder is refused, and the first goes on',
  { timeout: 60_000 },
  async () => {
    const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
    const { status, stderr } = start('--port', '0');
    expect([status, stderr]).toEqual([69, expect.stringContaining('Another Tracecraft server')]);
    const { address } = JSON.parse(String(first.value)) as Started;
    expect((await fetch(address + paths.agency)).status).toBe(200);
    child.kill('SIGKILL');
    await once(child, 'exit');
  },
);

test('a damaged database is told and left alone; a place that is no folder is told', () => {
  writeFileSync(join(folder, 'version'), '1\n');
  writeFileSync(
    join(folder, 'record.sqlite'),
    'this was a database once, and now it is not any more. '.repeat(200),
  );
  const { status, stderr } = start('--port', '0');
  expect([status, stderr]).toEqual([65, expect.stringContaining('damaged')]);
  expect(readFileSync(join(folder, 'record.sqlite'), 'utf8')).toContain('this was a database once');
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const nowhere = spawnSync(process.execPath, [main, '--data', join(file, 'data'), '--port', '0'], {
    encoding: 'utf8',
  });
  expect([nowhere.status, nowhere.stderr]).toEqual([74, expect.stringContaining("can't write")]);
});

test('nonsense arguments are exit 64', () => {
  expect(start('--port', 'x').status).toBe(64);
  expect(start('--wat').status).toBe(64);
});

test('every way not to start has words', () => {
  const phrases = readCatalogue(
    readFileSync(new URL('../../../content/phrases/en/server-start.po', import.meta.url), 'utf8'),
  );
  const codes = Object.keys(START_EXIT);
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => phrases[`error.${code}`] === undefined)).toEqual([]);
});
