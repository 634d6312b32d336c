const encoder = new TextEncoder();

/** Bytes that grow, and can be taken in pieces. */
export class BytesWriter {
  private bytes: Uint8Array = new Uint8Array(1 << 16);
  private used = 0;

  get length(): number {
    return this.used;
  }

  private room(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const wide = new Uint8Array(Math.max(this.bytes.length * 2, this.used + more));
    wide.set(this.bytes.subarray(0, this.used));
    this.bytes = wide;
  }

  byte(byte: number): void {
    this.room(1);
    this.bytes[this.used++] = byte;
  }

  add(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.used);
    this.used += bytes.length;
  }

  text(text: string): void {
    this.add(encoder.encode(text));
  }

  /** A whole number of 0 or more, in decimal. */
  number(value: number): void {
    if (value > 9) this.number(Math.floor(value / 10));
    this.byte(48 + (value % 10));
  }

  /** What was written since the last call; the next piece reuses no byte of it. */
  take(): Uint8Array {
    const piece = this.bytes.subarray(0, this.used);
    this.bytes = new Uint8Array(1 << 16);
    this.used = 0;
    return piece;
  }
}
