const SECTOR = 512;
/** Bytes at the end of a sector that are kept beside it: where a table of records marks each, its empty ones hold nothing else. */
const MARK = 2;
/** Sectors that stand in one piece of memory. */
const ROOM = 2048;

/**
 * Bytes in order, without the sectors that are zeros but for their mark: half of a table of records. Memory touched for the
 * first time is most of what holding such a table costs.
 */
export class ThinBytes {
  readonly length: number;
  /** Number of a sector among those kept, or -1. */
  private readonly places: Int32Array;
  private readonly marks: Uint8Array;
  private rooms: Uint8Array<ArrayBuffer>[] = [];
  private kept = 0;
  private sectors = 0;
  /** A sector that comes in parts. */
  private readonly part = new Uint8Array(SECTOR);
  private inPart = 0;

  constructor(length: number) {
    this.length = length;
    const sectors = Math.ceil(length / SECTOR);
    this.places = new Int32Array(sectors);
    this.marks = new Uint8Array(MARK * sectors);
  }

  /** The next bytes. False once there are more than there is room for. */
  push(piece: Uint8Array): boolean {
    if (this.sectors * SECTOR + this.inPart + piece.length > this.length) return false;
    let at = this.inPart === 0 ? 0 : this.fillPart(piece, 0);
    for (; at + SECTOR <= piece.length; at += SECTOR) this.take(piece.subarray(at, at + SECTOR));
    if (at < piece.length) this.fillPart(piece, at);
    if (this.sectors * SECTOR + this.inPart === this.length && this.inPart > 0) this.takePart();
    return true;
  }

  /** Whether all bytes have come. */
  get whole(): boolean {
    return this.sectors * SECTOR >= this.length;
  }

  /** Fills `target` with the bytes from `at` on. */
  copyInto(target: Uint8Array, at: number): void {
    for (let done = 0; done < target.length; ) {
      const sector = Math.floor((at + done) / SECTOR);
      const from = (at + done) % SECTOR;
      const length = Math.min(SECTOR - from, target.length - done);
      this.copySector(target.subarray(done, done + length), sector, from);
      done += length;
    }
  }

  /** Every piece of memory it holds; it is of no use afterwards. */
  giveUp(): readonly ArrayBuffer[] {
    const buffers = this.rooms.map(({ buffer }) => buffer);
    this.rooms = [];
    return buffers;
  }

  private copySector(target: Uint8Array, sector: number, from: number): void {
    const place = this.places[sector]!;
    if (place >= 0) {
      const start = (place % ROOM) * SECTOR + from;
      target.set(this.rooms[Math.floor(place / ROOM)]!.subarray(start, start + target.length));
      return;
    }
    target.fill(0);
    for (let i = 0; i < MARK; i++) {
      const inside = SECTOR - MARK + i - from;
      if (inside >= 0 && inside < target.length) target[inside] = this.marks[MARK * sector + i]!;
    }
  }

  private fillPart(piece: Uint8Array, at: number): number {
    const end = Math.min(piece.length, at + SECTOR - this.inPart);
    this.part.set(piece.subarray(at, end), this.inPart);
    this.inPart += end - at;
    if (this.inPart === SECTOR) this.takePart();
    return end;
  }

  private takePart(): void {
    this.part.fill(0, this.inPart);
    this.inPart = 0;
    this.take(this.part);
  }

  private take(bytes: Uint8Array): void {
    const sector = this.sectors++;
    this.marks.set(bytes.subarray(SECTOR - MARK), MARK * sector);
    this.places[sector] = isEmpty(bytes) ? -1 : this.keep(bytes);
  }

  private keep(bytes: Uint8Array): number {
    const place = this.kept++;
    if (place % ROOM === 0) this.rooms.push(new Uint8Array(ROOM * SECTOR));
    this.rooms.at(-1)!.set(bytes, (place % ROOM) * SECTOR);
    return place;
  }
}

function isEmpty(bytes: Uint8Array): boolean {
  for (let i = 0; i < SECTOR - MARK; i++) if (bytes[i] !== 0) return false;
  return true;
}
