/** A piece of memory that was read, from byte `start` to `end`. */
export interface Held {
  readonly start: number;
  readonly end: number;
}

/** Zeros where nothing was read, as the memory was used before: a record may have a hole inside. */
export function clearBetween(held: readonly Held[], bytes: Uint8Array): void {
  let from = 0;
  for (const { start, end } of held.toSorted((a, b) => a.start - b.start)) {
    if (start > from) bytes.fill(0, from, start);
    from = Math.max(from, end);
  }
  bytes.fill(0, from);
}

/** Clears the mark of each record whose first and last byte were read; a record may lie over several runs. */
export function markHeld(held: readonly Held[], recordSize: number, lost: Uint8Array): void {
  const holds = (at: number): boolean => held.some(({ start, end }) => at >= start && at < end);
  const [only] = held;
  for (let i = 0; i < lost.length; i++) {
    const at = i * recordSize;
    const whole =
      only !== undefined && at >= only.start && at + recordSize <= only.end
        ? true
        : holds(at) && holds(at + recordSize - 1);
    if (whole) lost[i] = 0;
  }
}
