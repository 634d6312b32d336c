import { parentPort } from 'node:worker_threads';
import { verifyHere } from '../adapters/node-keys.ts';
import { checkEntry, type EntryCheck, type UncheckedEntry } from './check-entry.ts';

/** Answers one check for each entry it is sent, in the same order. */
parentPort?.on('message', (entries: readonly UncheckedEntry[]) => {
  void Promise.all(entries.map((one) => checkEntry(one, verifyHere))).then((checks) =>
    parentPort?.postMessage(checks satisfies readonly EntryCheck[]),
  );
});
