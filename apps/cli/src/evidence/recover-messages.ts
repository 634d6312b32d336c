import type { MessagePort } from 'node:worker_threads';
import type { BlockRing } from './block-ring.ts';
import type { FileOutcome } from './write-records.ts';

/** What the thread that writes is started with. */
export interface RecoverStart {
  readonly ring: BlockRing;
  readonly out: string;
  /** How far the thread is, one of THREAD. */
  readonly state: SharedArrayBuffer;
  readonly port: MessagePort;
}

/** How far the thread that writes is. */
export const THREAD = {
  starting: 0,
  writing: 1,
  /** It has said how it ended. */
  ended: 2,
} as const;

/** What it says at its end. */
export interface RecoverEnd {
  readonly outcomes: readonly FileOutcome[];
  readonly problem: { readonly code: string; readonly message: string } | null;
}
