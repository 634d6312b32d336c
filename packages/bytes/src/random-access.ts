/**
 * Random access to bytes that may be larger than memory: a file, a browser File in a worker, a range-request cache.
 * Synchronous, because readers run in a worker or on Node (docs/decisions).
 */
export interface RandomAccess {
  /** Total length in bytes; below 2^53. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`. Throws {@link ShortReadError} when the range leaves the source:
   * never pads with zeros.
   */
  read(offset: number, length: number): Uint8Array;
  /** The same into memory of the caller, filling `target`; for readers that pass over much and keep nothing. */
  readInto?(offset: number, target: Uint8Array): void;
}

/** A read that would leave the source, or that the host cut short. */
export class ShortReadError extends Error {
  readonly code = 'bytes.short-read';
  readonly offset: number;
  readonly wanted: number;
  readonly available: number;

  constructor(offset: number, wanted: number, available: number) {
    super(`read of ${wanted} bytes at offset ${offset}: ${available} available`);
    this.offset = offset;
    this.wanted = wanted;
    this.available = available;
  }
}

/** RandomAccess over bytes already in memory. */
export function memorySource(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > bytes.length)
        throw new ShortReadError(offset, length, Math.max(0, bytes.length - offset));
      return bytes.subarray(offset, offset + length);
    },
  };
}
