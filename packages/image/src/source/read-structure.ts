import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { ImageError } from '../image-error.ts';
import { readInto } from './read-into.ts';

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
    throw asTruncated(problem, source, offset, length, reading);
  }
}

/** The same into memory there is already. Always true. */
export function fillStructure(
  source: RandomAccess,
  offset: number,
  target: Uint8Array,
  reading: Reading,
): true {
  try {
    readInto(source, offset, target);
    return true;
  } catch (problem) {
    throw asTruncated(problem, source, offset, target.length, reading);
  }
}

function asTruncated(
  problem: unknown,
  source: RandomAccess,
  offset: number,
  length: number,
  reading: Reading,
): unknown {
  if (!(problem instanceof ShortReadError)) return problem;
  const available = Math.max(0, Math.min(length, source.size - offset));
  return new ImageError('image.truncated', { ...reading, offset, wanted: length, available });
}
