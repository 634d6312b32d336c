/** Writes little-endian fields of fixtures. */
export class ByteWriter {
  readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  u16(at: number, ...values: readonly number[]): this {
    values.forEach((value, i) => this.view.setUint16(at + 2 * i, value, true));
    return this;
  }

  u32(at: number, ...values: readonly number[]): this {
    values.forEach((value, i) => this.view.setUint32(at + 4 * i, value, true));
    return this;
  }

  u64(at: number, value: bigint): this {
    this.view.setBigUint64(at, value, true);
    return this;
  }

  ansi(at: number, text: string): this {
    for (let i = 0; i < text.length; i++) this.bytes[at + i] = text.charCodeAt(i);
    return this;
  }

  wide(at: number, text: string): this {
    for (let i = 0; i < text.length; i++) this.u16(at + 2 * i, text.charCodeAt(i));
    return this;
  }

  put(at: number, bytes: ArrayLike<number>): this {
    this.bytes.set(bytes, at);
    return this;
  }
}

/** FILETIME of an ISO time and extra ticks of 100 ns: the other way round than the code under test. */
export function ticksOf(iso: string, more = 0n): bigint {
  return BigInt(Date.parse(iso)) * 10_000n + 116_444_736_000_000_000n + more;
}
