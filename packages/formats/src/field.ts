/** One field of an on-disk structure: where it lies, and how its value is read and written. */
export interface Field<T> {
  /** Bytes from the start of the structure. */
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
  read(bytes: Uint8Array, at: number): T;
  write(bytes: Uint8Array, at: number, value: T): void;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError(`no byte at ${at}`);
  return byte;
}

function uint(offset: number, size: number): Field<number> {
  return {
    offset,
    size,
    read(bytes, at) {
      let value = 0;
      for (let i = size - 1; i >= 0; i--) value = value * 256 + byteAt(bytes, at + offset + i);
      return value;
    },
    write(bytes, at, value) {
      let left = value;
      for (let i = 0; i < size; i++, left = Math.floor(left / 256)) bytes[at + offset + i] = left % 256;
    },
  };
}

/** Unsigned byte. */
export const u8 = (offset: number): Field<number> => uint(offset, 1);
/** Unsigned 16-bit little-endian. */
export const u16 = (offset: number): Field<number> => uint(offset, 2);
/** Unsigned 32-bit little-endian. */
export const u32 = (offset: number): Field<number> => uint(offset, 4);
/** Unsigned 64-bit little-endian as a number: exact below 2^53, and surely beyond any real size above it. */
export const u64 = (offset: number): Field<number> => uint(offset, 8);

/** `size` raw bytes (a view, not a copy). */
export function raw(offset: number, size: number): Field<Uint8Array> {
  return {
    offset,
    size,
    read: (bytes, at) => bytes.subarray(at + offset, at + offset + size),
    write(bytes, at, value) {
      if (value.length !== size) throw new RangeError(`${value.length} bytes for a field of ${size}`);
      bytes.set(value, at + offset);
    },
  };
}

/** Text of one byte a character (ISO 8859-1 reading, so that no byte is lost), padded with `pad` when written. */
export function text(offset: number, size: number, pad = 0x20): Field<string> {
  return {
    offset,
    size,
    read: (bytes, at) => String.fromCharCode(...bytes.subarray(at + offset, at + offset + size)),
    write(bytes, at, value) {
      for (let i = 0; i < size; i++)
        bytes[at + offset + i] = i < value.length ? value.charCodeAt(i) & 255 : pad;
    },
  };
}
