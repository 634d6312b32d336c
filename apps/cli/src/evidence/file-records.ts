/** What one record says; a number of a byte or two, as records go between threads. */
export const RECORD = {
  /** The files that follow lie in the folder of this path, below the output folder. */
  folder: 1,
  /** A file of this name begins, with its first bytes. */
  file: 2,
  /** More bytes of the file begun last. */
  more: 3,
  /** The file begun last is not to stay: its bytes are not all there. */
  drop: 4,
} as const;
export type RecordKind = (typeof RECORD)[keyof typeof RECORD];

/** Kind, bytes of the name and bytes of the content (32 bits each), then the entry's number (64 bits, floating). */
const HEAD = 20;
/** Bytes of UTF-8 a unit of a string has at most. */
const MOST_UNIT = 3;

/** Where blocks of records go: `room` gives an empty one, `publish` takes its first `length` bytes. */
export interface BlockTaker {
  readonly room: () => Uint8Array;
  readonly publish: (length: number) => void;
}

/** Writes records behind one another into blocks. */
export class RecordPen {
  private readonly blocks: BlockTaker;
  private readonly encoder = new TextEncoder();
  private block: Uint8Array;
  private view: DataView;
  private at = 0;

  constructor(blocks: BlockTaker) {
    this.blocks = blocks;
    this.block = blocks.room();
    this.view = viewOf(this.block);
  }

  /** Most bytes of content one record can have. */
  get most(): number {
    return this.block.length - HEAD;
  }

  /** Writes a record and gives the place for its content of `size` bytes, to be filled before the next. */
  put(kind: RecordKind, name: string, size: number, number = 0): Uint8Array {
    if (this.at + HEAD + name.length * MOST_UNIT + size > this.block.length) this.turn();
    const { at, block, view } = this;
    const { written } = this.encoder.encodeInto(name, block.subarray(at + HEAD));
    view.setUint32(at, kind);
    view.setUint32(at + 4, written);
    view.setUint32(at + 8, size);
    view.setFloat64(at + 12, number);
    const content = at + HEAD + written;
    this.at = content + size;
    return block.subarray(content, this.at);
  }

  /** What is written and not handed over. */
  rest(): Uint8Array {
    return this.block.subarray(0, this.at);
  }

  private turn(): void {
    this.blocks.publish(this.at);
    this.at = 0;
    this.block = this.blocks.room();
    this.view = viewOf(this.block);
  }
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** One record as it is read. */
export interface FileRecord {
  readonly kind: RecordKind;
  readonly name: string;
  readonly number: number;
  /** In the block's memory. */
  readonly content: Uint8Array;
}

/** The records of one block, in order. */
export function* recordsIn(block: Uint8Array): Generator<FileRecord> {
  const view = viewOf(block);
  const text = Buffer.from(block.buffer, block.byteOffset, block.length);
  for (let at = 0; at < block.length; ) {
    const name = at + HEAD;
    const content = name + view.getUint32(at + 4);
    const end = content + view.getUint32(at + 8);
    yield {
      kind: view.getUint32(at) as RecordKind,
      name: text.toString('utf8', name, content),
      number: view.getFloat64(at + 12),
      content: block.subarray(content, end),
    };
    at = end;
  }
}
