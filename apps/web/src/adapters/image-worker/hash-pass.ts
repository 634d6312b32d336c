import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '@tracecraft/image';
import { createSHA256 } from 'hash-wasm';
import type { Progress } from './messages.ts';
import type { Turn } from './turn.ts';

const PIECE = 4 * 1024 * 1024;

/** SHA-256 of `ranges` of the raw image, one behind the other. */
export async function hashRanges(
  raw: RandomAccess,
  ranges: readonly ByteRange[],
  turn: Turn,
  report: (progress: Progress) => void,
): Promise<string> {
  const sha256 = await createSHA256();
  await eachPiece(raw, ranges, turn, (piece, progress) => {
    sha256.update(piece);
    report(progress);
  });
  return sha256.digest();
}

/** Calls `use` with the bytes of `ranges` in pieces of at most 4 MiB. */
export async function eachPiece(
  raw: RandomAccess,
  ranges: readonly ByteRange[],
  turn: Turn,
  use: (piece: Uint8Array, progress: Progress) => void,
): Promise<void> {
  const total = ranges.reduce((sum, range) => sum + range.length, 0);
  let done = 0;
  for (const range of ranges) {
    for (let at = 0; at < range.length; at += PIECE) {
      const piece = raw.read(range.offset + at, Math.min(PIECE, range.length - at));
      done += piece.length;
      use(piece, { done, total, elapsed: turn.elapsed() });
      await turn.pause();
    }
  }
}
