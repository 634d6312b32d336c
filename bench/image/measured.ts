/** What a command costs: seconds of processor time, seconds by the clock, and its greatest memory (GNU time). */
import { spawnSync } from 'node:child_process';

export interface Cost {
  readonly cpu: number;
  readonly clock: number;
  readonly mebibytes: number;
}

/** Runs `command`, throwing its output away; GNU time (Debian package `time`) measures it. */
export function measured(command: string, args: readonly string[], statuses: readonly number[] = [0]): Cost {
  const { status, stderr, error } = spawnSync('/usr/bin/time', ['-f', '%U %S %e %M', command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error !== undefined || status === null || !statuses.includes(status))
    throw new Error(`${command} ended with ${status}: ${error?.message ?? stderr.slice(-300)}`);
  const [user, system, clock, kibibytes] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { cpu: user! + system!, clock: clock!, mebibytes: kibibytes! / 1024 };
}
