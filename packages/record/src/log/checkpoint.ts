import { fromBase64, toBase64 } from '@tracecraft/bytes';
import { NoteError } from './note-error.ts';

/** The head of a log: whose (`origin`), how many leaves, and their RFC 6962 root (32 bytes). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Note text of a checkpoint (C2SP tlog-checkpoint): three lines, no extension. */
export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}

/** Reads a checkpoint's note text; extension lines are refused, because no monitor can audit them. */
export function parseCheckpoint(text: string): Checkpoint {
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  const fault = new NoteError('checkpoint.malformed');
  if (origin === undefined || root === undefined || !Number.isSafeInteger(Number(size))) throw fault;
  try {
    return { origin, size: Number(size), root: fromBase64(root) };
  } catch {
    throw fault;
  }
}
