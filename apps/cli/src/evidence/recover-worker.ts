import { workerData } from 'node:worker_threads';
import { leaveBlocks, useBlocks } from './block-ring.ts';
import { THREAD, type RecoverEnd, type RecoverStart } from './recover-messages.ts';
import { RecordWriter } from './write-records.ts';

/** Writes files in a thread of its own, while another reads them. */
const { ring, out, port, ...start } = workerData as RecoverStart;
const state = new Int32Array(start.state);

function enter(now: (typeof THREAD)['writing' | 'ended']): void {
  Atomics.store(state, 0, now);
  Atomics.notify(state, 0);
}

function writeFiles(): RecoverEnd {
  const writer = new RecordWriter(out);
  try {
    useBlocks(ring, 0, (block) => writer.take(block));
    writer.finish();
    return { outcomes: writer.outcomes, problem: null };
  } catch (problem) {
    // An error's code would not come through with it.
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    return { outcomes: [], problem: { code, message: problem instanceof Error ? problem.message : code } };
  }
}

enter(THREAD.writing);
port.postMessage(writeFiles());
enter(THREAD.ended);
leaveBlocks(ring, 0);
