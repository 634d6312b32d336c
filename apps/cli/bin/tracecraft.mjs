#!/usr/bin/env node
// Runs on any Node ≥ 20: hands over to the Node 24 that `npm ci` brought when this one is older.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = new URL('../../../', import.meta.url);
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
// Keeps stripped and compiled modules between runs: a third of the start-up (measured with `image ls`). In the project, as
// a folder that other users of the machine can write to could bring code in.
const cache = fileURLToPath(new URL('node_modules/.cache/node-compile-cache', root));

/** Its modules joined by tools/pack-cli.mjs, as long as each source is where and as it was then; else the sources themselves. */
function imageMain() {
  const folder = new URL('node_modules/.cache/tracecraft-image/', root);
  try {
    const pack = JSON.parse(readFileSync(new URL('pack.json', folder), 'utf8'));
    const place = fileURLToPath(root);
    const same =
      pack.place === place &&
      pack.stamps.every(([path, changed, size]) => {
        const now = statSync(place + path);
        return now.mtimeMs === changed && now.size === size;
      });
    return same ? fileURLToPath(new URL(pack.main, folder)) : main;
  } catch {
    return main;
  }
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  nodeModule.enableCompileCache?.(cache);
  // Memory for new objects stays small: an image command touches 30 MB less for the first time, which costs a tenth of a second.
  if (process.argv[2] === 'image') setFlagsFromString('--semi-space-growth-factor=1');
  await import(pathToFileURL(process.argv[2] === 'image' ? imageMain() : main).href);
} else {
  const newer = fileURLToPath(new URL('node_modules/.bin/node', root));
  if (!existsSync(newer)) {
    console.error(
      'Tracecraft needs Node 24 or newer. Run "npm ci" in its folder first: it brings one along.',
    );
    process.exit(70);
  }
  const env = { NODE_COMPILE_CACHE: cache, ...process.env };
  const { status, signal } = spawnSync(newer, [main, ...process.argv.slice(2)], { stdio: 'inherit', env });
  process.exitCode = signal === null ? (status ?? 70) : 130;
}
