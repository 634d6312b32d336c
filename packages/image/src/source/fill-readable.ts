import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '../contract.ts';
import { ImageError } from '../image-error.ts';
import { readInto } from './read-into.ts';

/** Bytes given up together where something cannot be read: a chunk of an E01. */
const BLOCK = 1 << 15;

function asImageError(problem: unknown, offset: number, wanted: number): ImageError {
  if (problem instanceof ImageError) return problem;
  if (!(problem instanceof ShortReadError)) throw problem;
  const { available } = problem;
  return new ImageError('image.truncated', { structure: 'raw', field: 'bytes', offset, wanted, available });
}

/**
 * Fills `target` from `offset`. What cannot be read is told to `unreadable`, left as zeros and given back, so that nobody
 * takes the zeros for evidence; without `unreadable` it is thrown.
 */
export function fillReadable(
  source: RandomAccess,
  offset: number,
  target: Uint8Array,
  unreadable: ((problem: ImageError) => void) | undefined,
): ByteRange[] {
  try {
    readInto(source, offset, target);
    return [];
  } catch (problem) {
    const failure = asImageError(problem, offset, target.length);
    if (unreadable === undefined) throw failure;
  }
  const lost: ByteRange[] = [];
  for (let at = 0; at < target.length; at += BLOCK) {
    const block = target.subarray(at, at + BLOCK);
    try {
      readInto(source, offset + at, block);
    } catch (problem) {
      unreadable(asImageError(problem, offset + at, block.length));
      block.fill(0);
      lost.push({ offset: offset + at, length: block.length });
    }
  }
  return lost;
}
