import { workerData } from 'node:worker_threads';
import { leaveBlocks, useBlocks } from './block-ring.ts';
import type { RecoverEnd, RecoverStart } from './recover-thread.ts';
import { RecordWriter } from './write-records.ts';

/** Writes files in a thread of its own, while another reads them. */
const { ring, out, ended, port } = workerData as RecoverStart;

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

port.postMessage(writeFiles());
const state = new Int32Array(ended);
Atomics.store(state, 0, 1);
Atomics.notify(state, 0);
leaveBlocks(ring, 0);
