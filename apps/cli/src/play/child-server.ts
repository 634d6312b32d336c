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
  /** Verifier key of its agency log. */
  readonly vkey: string;
  /** Sets the clock the server runs on (UTC ms); only where it was started with one that can be told. */
  setClock(time: number): Promise<void>;
  stop(): Promise<void>;
}

/** How a child server is started. */
export interface ChildOptions {
  /** Temporary when null. */
  readonly dataFolder: string | null;
  /** The server believes {@link ChildServer.setClock} instead of this machine's clock. */
  readonly toldClock?: boolean;
  /** No sample course in an empty data folder. */
  readonly empty?: boolean;
}

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const START_MS = 60_000;

/** Starts the server as a child process on a free port. */
export async function startChildServer(options: ChildOptions): Promise<ChildServer> {
  const { dataFolder } = options;
  const own = dataFolder ?? mkdtempSync(join(tmpdir(), 'tracecraft-play-'));
  const child = spawn(process.execPath, [main, '--data', own, ...flagsOf(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
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
    const { address, links, vkey } = await firstLine(child);
    return { address, links, vkey, dataFolder: own, stop, setClock: (time) => tellClock(child, time) };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

function flagsOf({ toldClock, empty }: ChildOptions): readonly string[] {
  return [
    '--port',
    '0',
    '--json',
    ...(toldClock === true ? ['--clock', 'ipc'] : []),
    ...(empty === true ? ['--empty'] : []),
  ];
}

/** Resolves when the server says that it runs on that time. */
function tellClock(child: ChildProcess, time: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !('clock' in message)) return;
      child.off('message', settle);
      if (message.clock === time) resolve();
      else reject(new CommandError('play.server-failed', { said: '' }, EXIT.internal));
    };
    child.on('message', settle);
    child.send({ clock: time });
  });
}

/** What the server prints once it is ready. */
interface Announced {
  readonly address: string;
  readonly links: Record<string, string>;
  readonly vkey: string;
}

async function firstLine(child: ChildProcess): Promise<Announced> {
  if (child.stdout === null || child.stderr === null)
    throw new CommandError('play.server-failed', { said: '' }, EXIT.internal);
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = (said + String(text)).slice(-2_000)));
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGTERM'), START_MS);
  try {
    for await (const line of lines) if (line.startsWith('{')) return JSON.parse(line) as Announced;
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
