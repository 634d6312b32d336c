/** The joined modules of `tracecraft image` against its sources, which must say the same, and win where one is newer. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const listed = at('node_modules/.cache/tracecraft-image/pack.json');
const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [...args], { encoding: 'utf8' });

interface Pack {
  readonly main: string;
  readonly place: string;
  readonly stamps: readonly (readonly [path: string, changed: number, size: number])[];
}
let packed = '';

beforeAll(() => {
  node(at('tools/pack-cli.mjs'));
  packed = readFileSync(listed, 'utf8');
});
afterAll(() => writeFileSync(listed, packed));

/** Whether a run loads what was joined, by what Node says it read. */
function help(): { readonly text: string; readonly joined: boolean } {
  const tell = `data:text/javascript,import{registerHooks}from'node:module';registerHooks({load(u,c,n){if(u.includes('tracecraft-image'))process.on('exit',()=>{process.exitCode=9});return n(u,c)}})`;
  try {
    return {
      text: node('--import', tell, at('apps/cli/bin/tracecraft.mjs'), 'image', 'ls', '--help'),
      joined: false,
    };
  } catch (problem) {
    const { stdout, status } = problem as { stdout: string; status: number };
    if (status !== 9) throw problem;
    return { text: stdout, joined: true };
  }
}

test('what is joined says what the sources say', () => {
  const fromSources = node(at('apps/cli/src/main.ts'), 'image', 'ls', '--help');
  expect(help()).toEqual({ text: fromSources, joined: true });
});

test('where a source was changed since, the sources run', () => {
  const pack = JSON.parse(packed) as Pack;
  const stamps = pack.stamps.map(([path, time, size], i) => [path, i === 0 ? time - 1 : time, size]);
  writeFileSync(listed, JSON.stringify({ ...pack, stamps }));
  expect(help().joined).toBe(false);
});

test('where the project was moved, the sources run: what is joined names its old place', () => {
  const pack = JSON.parse(packed) as Pack;
  writeFileSync(listed, JSON.stringify({ ...pack, place: join(pack.place, 'elsewhere/') }));
  expect(help().joined).toBe(false);
});
