import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';

/** Bytes put in place of others. */
export interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** `base` with patches over it and cut to `size`: a mutation of a large image costs no copy of it. */
export function overlay(base: RandomAccess, patches: readonly Patch[], size: number): RandomAccess {
  return {
    size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new ShortReadError(offset, length, Math.max(0, size - offset));
      const hit = patches.filter(
        (one) => one.offset < offset + length && offset < one.offset + one.bytes.length,
      );
      const bytes = base.read(offset, length);
      if (hit.length === 0) return bytes;
      const changed = bytes.slice();
      for (const patch of hit) {
        const from = Math.max(0, offset - patch.offset);
        const part = patch.bytes.subarray(from, offset + length - patch.offset);
        changed.set(part, patch.offset + from - offset);
      }
      return changed;
    },
  };
}

/** `base` that tells which ranges are read. */
export function watched(base: RandomAccess, tell: (offset: number, length: number) => void): RandomAccess {
  return {
    size: base.size,
    read(offset, length) {
      tell(offset, length);
      return base.read(offset, length);
    },
  };
}
