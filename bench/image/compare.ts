/** One piece of work by us and by another tool, in turn, in the same run. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measured, type Cost } from './measured.ts';

const main = fileURLToPath(new URL('../../apps/cli/bin/tracecraft.mjs', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/images/made/', import.meta.url));
const pack = fileURLToPath(new URL('../../tools/pack-cli.mjs', import.meta.url));
const ROUNDS = Number(process.env['IMAGE_ROUNDS'] ?? 3);

export type Command = readonly [tool: string, ...args: string[]];
export type Figures = Readonly<Record<string, number>>;

/** `tracecraft image …`. */
export function ours(...args: readonly string[]): Command {
  return [process.execPath, main, 'image', ...args];
}

/** The shared image `name`, or null where the images are absent. */
export function sharedImage(name: string): string | null {
  const path = shared + name;
  return existsSync(path) ? path : null;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function run([tool, ...args]: Command): Cost {
  return measured(tool, args);
}

/** Seconds by the clock and of processor time of both, our memory, and the ratio by the clock with its spread. */
export function compare(name: string, mine: Command, peer: Command, peerName: string): Figures {
  // The command as `npm ci` leaves it, and both find the image in memory.
  execFileSync(process.execPath, [pack], { stdio: 'ignore' });
  run(peer);
  const rounds = Array.from({ length: ROUNDS }, () => ({ mine: run(mine), peer: run(peer) }));
  const ratios = rounds.map((round) => round.mine.clock / round.peer.clock);
  const of = (side: 'mine' | 'peer', what: keyof Cost): number =>
    median(rounds.map((one) => one[side][what]));
  return {
    [`${name}: tracecraft, s`]: of('mine', 'clock'),
    [`${name}: tracecraft, s of processor`]: of('mine', 'cpu'),
    [`${name}: tracecraft, MiB`]: of('mine', 'mebibytes'),
    [`${name}: ${peerName}, s`]: of('peer', 'clock'),
    [`${name}: ${peerName}, s of processor`]: of('peer', 'cpu'),
    [`${name}: ratio`]: median(ratios),
    [`${name}: ratio, least`]: Math.min(...ratios),
    [`${name}: ratio, most`]: Math.max(...ratios),
  };
}

export function print(figures: Figures, notes: string): void {
  console.log(JSON.stringify({ figures, notes }));
}
