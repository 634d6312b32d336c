import { openEvidence } from '@tracecraft/image';
import { createMD5, createSHA1, createSHA256 } from 'hash-wasm';
import { EvidenceError } from '../evidence/evidence-error.ts';
import { eachPiece } from './hash-pass.ts';
import { imagePorts } from './image-ports.ts';
import type { AlgorithmName, Calls, Digests, Progress } from './messages.ts';
import { openParts } from './open-parts.ts';
import type { Turn } from './turn.ts';

const PIECE = 8 * 1024 * 1024;
const CREATE = { MD5: createMD5, 'SHA-1': createSHA1, 'SHA-256': createSHA256 } as const;

/** SHA-256 of the raw image, and whichever else was asked for, in one pass. */
export async function hashParts(
  { parts, algorithms }: Calls['hash']['args'],
  turn: Turn,
  report: (progress: Progress) => void,
): Promise<Digests> {
  const wanted = [...new Set<AlgorithmName>(['SHA-256', ...algorithms])];
  const hashes = await Promise.all(wanted.map(async (name) => ({ name, hash: await CREATE[name]() })));
  const use = (piece: Uint8Array, progress: Progress): void => {
    for (const { hash } of hashes) hash.update(piece);
    report(progress);
  };
  const image = openEvidence(openParts(parts), imagePorts);
  const [part] = parts;
  if (image.container.format === 'raw' && part?.from === 'device') await eachPieceAhead(part.file, turn, use);
  else await eachPiece(image.raw, [{ offset: 0, length: image.raw.size }], turn, use);
  const digestOf = (name: AlgorithmName): string | null =>
    hashes.find((one) => one.name === name)?.hash.digest() ?? null;
  return { md5: digestOf('MD5'), sha1: digestOf('SHA-1'), sha256: digestOf('SHA-256') ?? '' };
}

/** A file as it lies: the next piece is on its way while one is hashed. */
async function eachPieceAhead(
  file: File,
  turn: Turn,
  use: (piece: Uint8Array, progress: Progress) => void,
): Promise<void> {
  const read = (at: number): Promise<ArrayBuffer> => {
    const coming = file.slice(at, at + PIECE).arrayBuffer();
    // awaited in its turn; a fault before that is not an unhandled one
    coming.catch(() => undefined);
    return coming;
  };
  let coming = read(0);
  for (let done = 0; done < file.size; ) {
    const piece = new Uint8Array(await unchanged(coming, file));
    if (piece.length !== Math.min(PIECE, file.size - done))
      throw new EvidenceError('evidence.file-changed', { name: file.name });
    done += piece.length;
    coming = read(done);
    use(piece, { done, total: file.size, elapsed: turn.elapsed() });
    await turn.pause();
  }
}

/** Chromium refuses a File whose size or time of change is no longer what it was when picked. */
async function unchanged(coming: Promise<ArrayBuffer>, { name }: File): Promise<ArrayBuffer> {
  try {
    return await coming;
  } catch {
    throw new EvidenceError('evidence.file-changed', { name });
  }
}
