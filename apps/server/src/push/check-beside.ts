import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { nodeVerify } from '../adapters/node-keys.ts';
import { checkEntry, type EntryCheck, type UncheckedEntry } from './check-entry.ts';

interface Waiting {
  readonly entries: readonly UncheckedEntry[];
  readonly resolve: (checks: readonly EntryCheck[]) => void;
  readonly reject: (problem: Error) => void;
}

interface Checker {
  readonly worker: Worker;
  busy: readonly Waiting[];
}

/** Entries in one order: what waits longest is not kept waiting by a backlog behind it. */
const MOST = 64;
/** Entries checked on the thread of the requests before others get their turn: about 20 ms of work. */
const BREATH = 64;
/** More threads than this find nothing to do: requests are read on one. */
const MOST_THREADS = 4;

const checkers: Checker[] = [];
const waiting: Waiting[] = [];
let planned = false;

/**
 * Starts threads that check entries, one for each processor but that of the requests. When five hundred people act in the
 * same second, half the work is commitments and signatures; without this it is all done where the requests are read.
 */
export function startCheckers(): void {
  const threads = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  while (checkers.length < threads) checkers.push(startChecker());
}

/** One check for each entry, in the same order. */
export async function checkEntries(entries: readonly UncheckedEntry[]): Promise<readonly EntryCheck[]> {
  if (checkers.length === 0) return checkHere(entries);
  const parts: Promise<readonly EntryCheck[]>[] = [];
  for (let at = 0; at < entries.length; at += MOST) parts.push(order(entries.slice(at, at + MOST)));
  return (await Promise.all(parts)).flat();
}

async function checkHere(entries: readonly UncheckedEntry[]): Promise<readonly EntryCheck[]> {
  const checks: EntryCheck[] = [];
  for (const [i, one] of entries.entries()) {
    // a backlog of a thousand acts must not keep everybody else waiting
    if (i % BREATH === BREATH - 1) await setImmediate();
    checks.push(await checkEntry(one, nodeVerify));
  }
  return checks;
}

function order(entries: readonly UncheckedEntry[]): Promise<readonly EntryCheck[]> {
  return new Promise((resolve, reject) => {
    waiting.push({ entries, resolve, reject });
    // what arrives in the same turn goes in one message
    if (!planned) void setImmediate().then(giveOut);
    planned = true;
  });
}

function giveOut(): void {
  planned = false;
  for (const one of checkers) {
    if (waiting.length === 0) return;
    if (one.busy.length > 0) continue;
    one.busy = takeSome();
    one.worker.postMessage(one.busy.flatMap(({ entries }) => entries));
  }
}

function takeSome(): readonly Waiting[] {
  let count = 0;
  let events = 0;
  for (const { entries } of waiting) {
    if (count > 0 && events + entries.length > MOST) break;
    events += entries.length;
    count++;
  }
  return waiting.splice(0, count);
}

function startChecker(): Checker {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url));
  const checker: Checker = { worker, busy: [] };
  // requests keep the process alive, not an idle thread
  worker.unref();
  worker.on('message', (checks: readonly EntryCheck[]) => {
    let at = 0;
    const done = checker.busy;
    checker.busy = [];
    for (const { entries, resolve } of done) resolve(checks.slice(at, (at += entries.length)));
    giveOut();
  });
  worker.on('error', (problem) => {
    checkers.splice(checkers.indexOf(checker), 1, startChecker());
    for (const { reject } of checker.busy)
      reject(problem instanceof Error ? problem : new Error(String(problem)));
    giveOut();
  });
  return checker;
}
