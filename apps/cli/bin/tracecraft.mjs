#!/usr/bin/env node
// Runs on any Node ≥ 20: hands over to the Node 24 that `npm ci` brought when this one is older.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(main);
} else {
  const newer = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(newer)) {
    console.error('Tracecraft needs Node 24 or newer. Run "npm ci" in its folder first: it brings one along.');
    process.exit(70);
  }
  const { status, signal } = spawnSync(newer, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = signal === null ? (status ?? 70) : 130;
}
