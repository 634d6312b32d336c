/** Bytes of a piece: as many blocks as fit, of the largest size there is. */
export const PIECE = 1 << 16;
/** Pieces kept for the next directory. */
const MOST_KEPT = 16;

/** Memory for one directory after another, used again: what was never touched before costs more than reading. */
export class PieceMemory {
  private readonly pieces: Uint8Array[] = [];
  private next = 0;

  /** Takes back all that was given. */
  reset(): void {
    this.next = 0;
  }

  /** `PIECE` bytes of anything. */
  take(): Uint8Array {
    const known = this.pieces[this.next];
    if (known !== undefined) {
      this.next++;
      return known;
    }
    const piece = new Uint8Array(PIECE);
    if (this.pieces.length < MOST_KEPT) this.next = this.pieces.push(piece);
    return piece;
  }
}
