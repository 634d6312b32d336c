import { openEvidence } from '@tracecraft/image';
import { createMD5, createSHA1, createSHA256 } from 'hash-wasm';
import { piecesOf } from '../evidence/blob-bytes.ts';
import { EvidenceError } from '../evidence/evidence-error.ts';
import type { PassGiver } from '../evidence/pass-giver.ts';
import { eachPiece } from './hash-pass.ts';
import { imagePorts } from './image-ports.ts';
import type { AlgorithmName, Calls, Digests, Progress } from './messages.ts';
import { openParts } from './open-parts.ts';
import { CancelledError, type Turn } from './turn.ts';

const CREATE = { MD5: createMD5, 'SHA-1': createSHA1, 'SHA-256': createSHA256 } as const;

/** Milliseconds between two words of progress: each draws the page anew. */
const TELL_EVERY = 500;

/** SHA-256 of the raw image, and whichever else was asked for, in one pass. */
export async function hashParts(
  { parts, algorithms }: Calls['hash']['args'],
  turn: Turn,
  report: (progress: Progress) => void,
  giver: PassGiver,
): Promise<Digests> {
  const wanted = [...new Set<AlgorithmName>(['SHA-256', ...algorithms])];
  const hashes = await Promise.all(wanted.map(async (name) => ({ name, hash: await CREATE[name]() })));
  let told = Number.NEGATIVE_INFINITY;
  const use = (piece: Uint8Array, progress: Progress): void => {
    for (const { hash } of hashes) hash.update(piece);
    if (progress.elapsed - told < TELL_EVERY && progress.done < progress.total) return;
    told = progress.elapsed;
    report(progress);
  };
  const image = openEvidence(openParts(parts), imagePorts);
  const [part] = parts;
  if (image.container.format === 'raw' && part?.from === 'device')
    await eachPieceOf(part.file, turn, use, giver);
  else await eachPiece(image.raw, [{ offset: 0, length: image.raw.size }], turn, use);
  const digestOf = (name: AlgorithmName): string | null =>
    hashes.find((one) => one.name === name)?.hash.digest() ?? null;
  return { md5: digestOf('MD5'), sha1: digestOf('SHA-1'), sha256: digestOf('SHA-256') ?? '' };
}

/** A file as it lies; another worker may take what it needs of it. */
async function eachPieceOf(
  file: File,
  turn: Turn,
  use: (piece: Uint8Array, progress: Progress) => void,
  giver: PassGiver,
): Promise<void> {
  const { size: total, name } = file;
  let done = 0;
  const pass = giver.begin(file);
  try {
    for await (const piece of piecesOf(file)) {
      done += piece.length;
      pass.passed(piece);
      use(piece, { done, total, elapsed: turn.elapsed() });
      await turn.pause();
    }
  } catch (error) {
    // Chromium refuses a File whose size or time of change is no longer what it was when picked.
    throw error instanceof CancelledError ? error : new EvidenceError('evidence.file-changed', { name });
  } finally {
    pass.end();
  }
  if (done !== total) throw new EvidenceError('evidence.file-changed', { name });
}
