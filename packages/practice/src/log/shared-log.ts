const FIRST = 3 << 8;
const LARGEST = 3 << 15;

/**
 * Violated activations of one relation: event numbers of the activation and of what blocks it (-1: none), and one bit for
 * each other activity it is violated for. Kept in pieces, so that growing copies nothing.
 */
export class SharedLog {
  private readonly full: Int32Array[] = [];
  private piece: Int32Array = new Int32Array(FIRST);
  private used = 0;

  add(activation: number, blocking: number, others: number): void {
    const at = this.used;
    if (at === this.piece.length) return this.grow(activation, blocking, others);
    const { piece } = this;
    piece[at] = activation;
    piece[at + 1] = blocking;
    piece[at + 2] = others;
    this.used = at + 3;
  }

  private grow(activation: number, blocking: number, others: number): void {
    this.full.push(this.piece);
    this.piece = new Int32Array(Math.min(LARGEST, this.piece.length * 2));
    this.used = 0;
    this.add(activation, blocking, others);
  }

  /** Those of activations that pass `isOf`, violated for the activity whose bit is `other`. */
  forEach(
    other: number,
    isOf: (activation: number) => boolean,
    visit: (activation: number, blocking: number) => void,
  ): void {
    for (const piece of [...this.full, this.piece.subarray(0, this.used)])
      for (let at = 0; at < piece.length; at += 3)
        if ((piece[at + 2]! & other) !== 0 && isOf(piece[at]!)) visit(piece[at]!, piece[at + 1]!);
  }
}
