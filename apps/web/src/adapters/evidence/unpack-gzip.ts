import type { Progress } from '../image-worker/messages.ts';
import { EvidenceError } from './evidence-error.ts';

/** Packed bytes read at a time. */
const PIECE = 1024 * 1024;
/** Bytes a picked file may unpack to: the browser keeps them, in memory or in a place of its own. */
const MOST_UNPACKED = 4 * 2 ** 30;

export interface UnpackOptions {
  readonly signal: AbortSignal;
  /** Packed bytes read so far. */
  readonly onProgress: (progress: Progress) => void;
  readonly most?: number;
}

/** Whether a picked file begins as gzip does, whatever its name. */
export async function isGzip(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/**
 * What a gzip file holds, as a file named without `.gz`; length and CRC-32 are checked by the browser. Rejects with EvidenceError
 * (`file-changed`, `gzip-damaged`, `unpacks-too-large`), or the signal's reason when stopped.
 */
export async function unpackGzip(
  file: File,
  { signal, onProgress, most = MOST_UNPACKED }: UnpackOptions,
): Promise<File> {
  // a stream that fails tells its reader another error than its own in some browsers
  const failed: { reason: unknown } = { reason: null };
  const unpacked = packedPieces(file, signal, onProgress, failed)
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(bounded(file.name, most, failed));
  try {
    const content = await new Response(unpacked).blob();
    return new File([content], file.name.replace(/\.gz$/i, ''), { lastModified: file.lastModified });
  } catch {
    signal.throwIfAborted();
    if (failed.reason !== null) throw failed.reason;
    throw new EvidenceError('evidence.gzip-damaged', { name: file.name });
  }
}

function packedPieces(
  file: File,
  signal: AbortSignal,
  onProgress: UnpackOptions['onProgress'],
  failed: { reason: unknown },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const began = performance.now();
  let done = 0;
  return new ReadableStream({
    async pull(controller) {
      signal.throwIfAborted();
      if (done >= file.size) return controller.close();
      try {
        const piece = new Uint8Array(await file.slice(done, done + PIECE).arrayBuffer());
        done += piece.length;
        onProgress({ done, total: file.size, elapsed: performance.now() - began });
        controller.enqueue(piece);
      } catch {
        failed.reason = new EvidenceError('evidence.file-changed', { name: file.name });
        throw failed.reason;
      }
    },
  });
}

function bounded(
  name: string,
  most: number,
  failed: { reason: unknown },
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let left = most;
  return new TransformStream({
    transform(piece, controller) {
      left -= piece.length;
      if (left >= 0) return controller.enqueue(piece);
      failed.reason = new EvidenceError('evidence.unpacks-too-large', { name, most });
      throw failed.reason;
    },
  });
}
