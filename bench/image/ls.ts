/**
 * `tracecraft image ls -r --format bodyfile` against `fls -r -p -m /`: the same image, the same run, whole processes,
 * output to a file. Prints one line of JSON: seconds of both and their ratio, median and spread of the rounds.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fat32Image } from './fat32-image.ts';

const ROUNDS = Number(process.env['LS_ROUNDS'] ?? 3);
const main = fileURLToPath(new URL('../../apps/cli/bin/tracecraft.mjs', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/images/made/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-bench-'));

/** Seconds `command` takes with its output in `file`. */
function timed(command: string, args: readonly string[], file: string): number {
  const out = openSync(file, 'w');
  const started = performance.now();
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', out, 'ignore'],
    env: { ...process.env, TZ: 'UTC' },
  });
  const seconds = (performance.now() - started) / 1000;
  closeSync(out);
  if (error !== undefined || status !== 0)
    throw new Error(`${command} ended with ${status}: ${error?.message ?? ''}`);
  return seconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function compare(name: string, path: string): Record<string, number> {
  const ours = join(folder, 'ours.txt');
  const theirs = join(folder, 'theirs.txt');
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: timed(process.execPath, [main, 'image', 'ls', '-r', '--format', 'bodyfile', path], ours),
    fls: timed('fls', ['-r', '-p', '-m', '/', path], theirs),
  }));
  const text = readFileSync(ours, 'utf8');
  if (text !== readFileSync(theirs, 'utf8'))
    throw new Error(`${name}: the listings differ, so their times say nothing`);
  const ratios = rounds.map((round) => round.ours / round.fls);
  return {
    [`${name}: entries`]: text.split('\n').length - 1,
    [`${name}: tracecraft, s`]: median(rounds.map((round) => round.ours)),
    [`${name}: fls, s`]: median(rounds.map((round) => round.fls)),
    [`${name}: ratio`]: median(ratios),
    [`${name}: ratio, least`]: Math.min(...ratios),
    [`${name}: ratio, most`]: Math.max(...ratios),
  };
}

const s4 = join(shared, 'S4FAT32.E01');
try {
  const figures = {
    ...(existsSync(s4) ? compare('S4FAT32 E01, 9 segments', s4) : {}),
    ...compare('FAT32 2.25 GiB, 64k files', fat32Image(2.25, 128, 500)),
  };
  const notes = existsSync(s4)
    ? 'Whole processes, output to a file, listings equal.'
    : 'The S4FAT32 image is absent.';
  console.log(JSON.stringify({ figures, notes }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
