/** A stretch of bytes in the file or in the log beside it. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** A number of one to nine bytes, seven bits each, the ninth eight; and how many bytes it took. Null past the end. */
export function varint(bytes: Uint8Array, at: number): { value: bigint; next: number } | null {
  let value = 0n;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    if (i === 8) return { value: (value << 8n) | BigInt(byte), next: at + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return null;
}

/** A value's stretch of a record, and its serial type (SQLite, "Database File Format" §2.1). */
export interface RecordValue extends Stretch {
  readonly type: number;
}

/** Bytes a value of this serial type takes. */
export function lengthOf(type: number): number {
  if (type >= 12) return Math.trunc((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type]!;
}

/**
 * Where the values of a record stand, counted from the record's own first byte; only the beginning of the record, `local`,
 * is needed. NULL, 0 and 1 have no bytes of their own: their types in the header say them. Null when it does not hold.
 */
export function valuesOf(local: Uint8Array, size: number): readonly RecordValue[] | null {
  const head = varint(local, 0);
  if (head === null || head.value > BigInt(local.length)) return null;
  const end = Number(head.value);
  const found: RecordValue[] = [];
  let offset = end;
  for (let at = head.next; at < end; ) {
    const type = varint(local, at);
    if (type === null || type.next > end || type.value > 0xffffffffn) return null;
    const serial = Number(type.value);
    const length = lengthOf(serial);
    if (offset + length > size) return null;
    const own = length > 0 || serial >= 12;
    found.push({ type: serial, ...(own ? { offset, length } : { offset: at, length: type.next - at }) });
    offset += length;
    at = type.next;
  }
  return found;
}
