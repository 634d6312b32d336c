// What a newcomer sees first: a finished sample course and one that is running. Played once, into a folder that becomes
// the data folder only when both are whole. Dependency-free, runs on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { node24, root, withCompileCache } from './bootstrap.mjs';

const COURSES = [
  ['--seed', '7', '--title', 'Regional workshop (sample, finished)'],
  ['--seed', '11', '--title', 'Regional workshop (sample, running)', '--running'],
];

/** Fills `folder` with the sample courses when nothing is in it. */
export function playSampleCourses(folder) {
  const data = resolve(folder);
  if (existsSync(data) && readdirSync(data).length > 0) return;
  const part = `${data}.part`;
  rmSync(part, { recursive: true, force: true });
  const began = Date.now();
  console.log('First start: playing two sample courses, about a minute, once (leave out: --no-sample) …');
  const main = join(root, 'apps', 'cli', 'src', 'main.ts');
  for (const flags of COURSES) {
    const { status, signal } = spawnSync(
      node24(),
      [main, 'course', 'simulate', '--no-check', '--data', part, ...flags],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: withCompileCache,
      },
    );
    if (status === 0) continue;
    rmSync(part, { recursive: true, force: true });
    if (signal !== null || status === 130) process.exit(130);
    return console.error(`The sample courses could not be played (exit ${status}); starting without them.`);
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(part, data);
  console.log(`Played in ${((Date.now() - began) / 1000).toFixed(0)} s.`);
}
