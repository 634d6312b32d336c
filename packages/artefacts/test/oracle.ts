import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** True when `tool` can be run. In CI it must be; elsewhere its absence is said loudly. */
export function haveTool(tool: string): boolean {
  const { error } = spawnSync(tool, ['--version']);
  if (error === undefined) return true;
  if (process.env['CI'] === 'true') throw new Error(`${tool} is not installed, and CI=true needs it`);
  console.error(`\n!! ${tool} IS NOT INSTALLED: tests that compare with it do not run\n`);
  return false;
}

/** Writes files into a folder that is gone afterwards. */
export function inFolder<T>(files: Readonly<Record<string, Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'artefacts-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Standard output of a tool under UTC; throws with its words when it fails. */
export function run(tool: string, args: readonly string[], input = ''): string {
  const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
  const { stdout, stderr, status } = spawnSync(tool, args, { encoding: 'utf8', env, input });
  if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr.slice(-500)}`);
  return stdout;
}
