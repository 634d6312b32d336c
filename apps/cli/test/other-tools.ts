import { spawnSync } from 'node:child_process';

/** True when `tool` can be run. In CI it must be; elsewhere its absence is said loudly. */
export function haveTool(tool: string, versionFlag = '-V'): boolean {
  const { error } = spawnSync(tool, [versionFlag]);
  if (error === undefined) return true;
  if (process.env['CI'] === 'true') throw new Error(`${tool} is not installed, and CI=true needs it`);
  console.error(`\n!! ${tool} IS NOT INSTALLED: tests that compare with it do not run\n`);
  return false;
}

/** Standard output of a tool under UTC; throws with its words when it fails. */
export function run(tool: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(tool, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, TZ: 'UTC' },
  });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} ended with ${status}: ${stderr.slice(-500)}`);
  return stdout;
}

/** Everything a tool says, whether it succeeds or not. */
export function words(tool: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  return stdout + stderr;
}
