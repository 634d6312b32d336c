import type { ReadProblem } from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import type { EvidenceFile } from '../evidence-source.ts';
import { EXIT } from '../exit-codes.ts';
import type { BlockRing } from './block-ring.ts';
import type { SecondReader } from './parallel-hash.ts';
import { startWorker } from './start-worker.ts';

/** What it is started with: the files of an image, whose every second block goes into the ring. */
export interface ReaderStart {
  readonly ring: BlockRing;
  /** The name tells of a file what it is called, also where it was unpacked to another place. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

/** What it says at its end: `failure` is null, or why it could not read on. */
export interface ReaderEnd {
  readonly lost: number;
  readonly problems: readonly ReadProblem[];
  readonly failure: ReaderFailure | null;
}

/** An error as it goes from thread to thread: its class would not come through. */
export type ReaderFailure =
  | { readonly code: string; readonly params: CommandError['params'] }
  | { readonly code: null; readonly message: string };

function asError(failure: ReaderFailure): Error {
  return failure.code === null
    ? new Error(failure.message)
    : new CommandError(failure.code, failure.params, EXIT.badInput);
}

/** Reads the image in the files of `evidence` beside this thread; `tell` hears of what could not be read. */
export function secondReader(
  ring: BlockRing,
  { parts, paths }: Pick<EvidenceFile, 'parts' | 'paths'>,
  tell: (end: ReaderEnd) => void,
): SecondReader {
  const files = parts.map(({ name }, i) => ({ name, path: paths[i]! }));
  const workerData: ReaderStart = { ring, files };
  const thread = startWorker(new URL('./read-worker.ts', import.meta.url), { workerData });
  const ended = new Promise<void>((resolve, reject) => {
    thread.once('error', reject);
    const settle = (end: ReaderEnd): void => {
      if (end.failure !== null) reject(asError(end.failure));
      else resolve(tell(end));
    };
    // The first says that it is there.
    thread.once('message', () => thread.once('message', settle));
  });
  // Looked at once the blocks are filled: until then it is nobody's.
  ended.catch(() => undefined);
  return { thread, ended };
}
