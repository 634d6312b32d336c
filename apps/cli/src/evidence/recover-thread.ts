import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { BlockFiller, blockRing, type BlockRing } from './block-ring.ts';
import type { BlockTaker } from './file-records.ts';
import { startWorker } from './start-worker.ts';
import { RecordWriter, type FileOutcome } from './write-records.ts';

/** What the thread that writes is started with. */
export interface RecoverStart {
  readonly ring: BlockRing;
  readonly out: string;
  /** Becomes 1 when the thread has said how it ended. */
  readonly ended: SharedArrayBuffer;
  readonly port: MessagePort;
}

/** What it says then. */
export interface RecoverEnd {
  readonly outcomes: readonly FileOutcome[];
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** Has the records of blocks written below `out`: in a thread, or, where they are less than a block, at the end. */
export class RecoverThread implements BlockTaker {
  private readonly out: string;
  private readonly ring = blockRing(1);
  private readonly filler = new BlockFiller(this.ring);
  private readonly ended = new SharedArrayBuffer(4);
  private readonly channel = new MessageChannel();
  private started = false;
  private said: { readonly message: RecoverEnd } | null = null;

  constructor(out: string) {
    this.out = out;
  }

  readonly room = (): Uint8Array => {
    const block = this.filler.room();
    if (Atomics.load(new Int32Array(this.ended), 0) !== 0) this.end();
    return block;
  };

  readonly publish = (length: number): void => {
    if (!this.started) this.start();
    this.filler.publish(length);
  };

  /** Waits until everything is written, `rest` too, which was not published. Throws what kept files from being written. */
  finish(rest: Uint8Array): readonly FileOutcome[] {
    if (!this.started) return this.writeHere(rest);
    if (rest.length > 0) this.filler.publish(rest.length);
    this.filler.room();
    this.filler.publish(0);
    Atomics.wait(new Int32Array(this.ended), 0, 0);
    return this.end();
  }

  private start(): void {
    this.started = true;
    const { port2: port } = this.channel;
    const { ring, out, ended } = this;
    const workerData: RecoverStart = { ring, out, ended, port };
    startWorker(new URL('./recover-worker.ts', import.meta.url), { workerData, transferList: [port] });
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
