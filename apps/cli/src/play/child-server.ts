import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A server on this machine that lives as long as the play. */
export interface ChildServer {
  readonly address: string;
  /** Sign-in link tokens by role. */
  readonly links: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const START_MS = 60_000;

/** Starts the server as a child process on a free port, with a temporary data folder unless one is given. */
export async function startChildServer(dataFolder: string | null): Promise<ChildServer> {
  const own = dataFolder ?? mkdtempSync(join(tmpdir(), 'tracecraft-play-'));
  const child = spawn(process.execPath, [main, '--data', own, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const interrupted = (): void => {
    child.kill('SIGTERM');
    if (dataFolder === null) rmSync(own, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  const stop = async (): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await ended(child);
    if (dataFolder === null) rmSync(own, { recursive: true, force: true });
  };
  try {
    const { address, links } = await firstLine(child);
    return { address, links, dataFolder: own, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

async function firstLine(child: ChildProcess): Promise<{ address: string; links: Record<string, string> }> {
  if (child.stdout === null || child.stderr === null)
    throw new CommandError('play.server-failed', { said: '' }, EXIT.internal);
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = (said + String(text)).slice(-2_000)));
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGTERM'), START_MS);
  try {
    for await (const line of lines)
      if (line.startsWith('{')) return JSON.parse(line) as { address: string; links: Record<string, string> };
  } finally {
    clearTimeout(timer);
  }
  throw new CommandError('play.server-failed', { said: said.trim() }, EXIT.internal);
}

/** Asks the server to close, so that what it acknowledged is on disk. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
