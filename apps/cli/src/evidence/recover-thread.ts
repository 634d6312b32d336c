import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { BlockFiller, blockRing } from './block-ring.ts';
import type { BlockTaker } from './file-records.ts';
import { THREAD, type RecoverEnd, type RecoverStart } from './recover-messages.ts';
import { startWorker } from './start-worker.ts';
import { RecordWriter, type FileOutcome } from './write-records.ts';

/** Milliseconds a thread may take to start; one whose module cannot be read never does, and cannot say so while we wait. */
const START = 60_000;
/** Blocks handed over before it must have started: the ring holds more. */
const AHEAD = 6;

/** Has the records of blocks written below `out`: in a thread, or, where they are less than a block, at the end. */
export class RecoverThread implements BlockTaker {
  private readonly out: string;
  private readonly ring = blockRing(1);
  private readonly filler = new BlockFiller(this.ring);
  private readonly state = new Int32Array(new SharedArrayBuffer(4));
  private readonly channel = new MessageChannel();
  private started = false;
  private published = 0;
  private said: { readonly message: RecoverEnd } | null = null;

  constructor(out: string) {
    this.out = out;
  }

  readonly room = (): Uint8Array => {
    const block = this.filler.room();
    if (Atomics.load(this.state, 0) === THREAD.ended) this.end();
    return block;
  };

  readonly publish = (length: number): void => {
    if (!this.started) this.start();
    if (++this.published === AHEAD) this.awaitStart();
    this.filler.publish(length);
  };

  /** Waits until everything is written, `rest` too, which was not published. Throws what kept files from being written. */
  finish(rest: Uint8Array): readonly FileOutcome[] {
    if (!this.started) return this.writeHere(rest);
    this.awaitStart();
    if (rest.length > 0) this.filler.publish(rest.length);
    this.filler.room();
    this.filler.publish(0);
    Atomics.wait(this.state, 0, THREAD.writing);
    return this.end();
  }

  private start(): void {
    this.started = true;
    const { port2: port } = this.channel;
    const { ring, out } = this;
    const workerData: RecoverStart = { ring, out, state: this.state.buffer, port };
    startWorker(new URL('./recover-worker.ts', import.meta.url), { workerData, transferList: [port] });
  }

  private awaitStart(): void {
    if (Atomics.wait(this.state, 0, THREAD.starting, START) === 'timed-out')
      throw new Error('the thread that writes files did not start');
  }

  private writeHere(rest: Uint8Array): readonly FileOutcome[] {
    const writer = new RecordWriter(this.out);
    try {
      writer.take(rest);
    } catch (problem) {
      throw this.asTold(problem instanceof Error && 'code' in problem ? problem.code : '', problem);
    }
    writer.finish();
    return writer.outcomes;
  }

  private end(): readonly FileOutcome[] {
    this.said ??= receiveMessageOnPort(this.channel.port1) as { readonly message: RecoverEnd };
    this.channel.port1.close();
    const { problem, outcomes } = this.said.message;
    if (problem !== null) throw this.asTold(problem.code, new Error(problem.message));
    return outcomes;
  }

  private asTold(code: unknown, problem: unknown): unknown {
    return code === 'ENOSPC'
      ? new CommandError('image.disk-full', { path: this.out }, EXIT.diskFull)
      : problem;
  }
}
