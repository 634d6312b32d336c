import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { ImageError } from '../image-error.ts';

/** What is being read, for the error a short read becomes. */
export interface Reading {
  readonly structure: string;
  readonly field: string;
  /** File of a container in several files; offsets then count from its start. */
  readonly segment?: string;
}

/** `length` bytes at `offset`, or `image.truncated` naming structure, field and absolute offset. Never zeros. */
export function readStructure(
  source: RandomAccess,
  offset: number,
  length: number,
  reading: Reading,
): Uint8Array {
  try {
    return source.read(offset, length);
  } catch (problem) {
    if (!(problem instanceof ShortReadError)) throw problem;
    const available = Math.max(0, Math.min(length, source.size - offset));
    throw new ImageError('image.truncated', { ...reading, offset, wanted: length, available });
  }
}
