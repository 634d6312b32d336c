import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../bin/tracecraft.mjs', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** `tracecraft image …` as a person runs it. */
export function image(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'image', ...args], {
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr: stderr.toString() };
}
