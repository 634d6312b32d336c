const FIRST = 1 << 7;
const LARGEST = 1 << 15;

/** Violated activations of one rule in the order they were found, as RuleVerdicts tells them. Growing copies nothing. */
export class ProofLog {
  private readonly full: Int32Array[] = [];
  private piece: Int32Array = new Int32Array(FIRST);
  private used = 0;

  add(activation: number, blocking: number): void {
    if (this.used === this.piece.length) this.grow();
    this.piece[this.used] = activation;
    this.piece[this.used + 1] = blocking;
    this.used += 2;
  }

  private grow(): void {
    this.full.push(this.piece);
    this.piece = new Int32Array(Math.min(LARGEST, this.piece.length * 2));
    this.used = 0;
  }

  forEach(visit: (activation: number, blocking: number) => void): void {
    for (const piece of [...this.full, this.piece.subarray(0, this.used)])
      for (let at = 0; at < piece.length; at += 2) visit(piece[at]!, piece[at + 1]!);
  }
}
