import { COPIED, type PlainRow } from '@tracecraft/image';

/** The folder's copies of times, of those rows where they differ. */
export class IndexCopies {
  /** Rows that have one, in order. */
  private readonly rows: number[] = [];
  private bytes = new Uint8Array(64 * COPIED);

  add(row: number, { bytes, copyAt }: PlainRow): void {
    if (copyAt < 0) return;
    const at = this.rows.length * COPIED;
    if (at === this.bytes.length) {
      const larger = new Uint8Array(2 * at);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (let i = 0; i < COPIED; i++) this.bytes[at + i] = bytes[copyAt + i]!;
    this.rows.push(row);
  }

  of(row: number): Uint8Array | null {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return this.rows[low] === row ? this.bytes.slice(low * COPIED, (low + 1) * COPIED) : null;
  }
}
