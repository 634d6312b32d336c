import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '@tracecraft/image';
import { createMD5, createSHA1, createSHA256 } from 'hash-wasm';
import type { Digests, Progress } from './messages.ts';
import type { Turn } from './turn.ts';

const PIECE = 4 * 1024 * 1024;

/** MD5, SHA-1 and SHA-256 of the raw image in one pass. */
export async function hashWhole(
  raw: RandomAccess,
  turn: Turn,
  report: (progress: Progress) => void,
): Promise<Digests> {
  const [md5, sha1, sha256] = await Promise.all([createMD5(), createSHA1(), createSHA256()]);
  await eachPiece(raw, [{ offset: 0, length: raw.size }], turn, (piece, progress) => {
    for (const hash of [md5, sha1, sha256]) hash.update(piece);
    report(progress);
  });
  return { md5: md5.digest(), sha1: sha1.digest(), sha256: sha256.digest() };
}

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
