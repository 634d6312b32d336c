/** Gives `length` zeros. */
export type Memory = (length: number) => Uint8Array;

export const freshMemory: Memory = (length) => new Uint8Array(length);

/** Larger pieces are given back. */
const MOST = 1 << 20;

/** Memory that is given again and again, so that it must be touched for the first time but once. */
export function reusedMemory(): Memory {
  let held = new Uint8Array(0);
  return (length) => {
    if (length > MOST) return new Uint8Array(length);
    if (length <= held.length) return held.subarray(0, length).fill(0);
    held = new Uint8Array(Math.min(MOST, Math.max(length, 2 * held.length)));
    return held.subarray(0, length);
  };
}
