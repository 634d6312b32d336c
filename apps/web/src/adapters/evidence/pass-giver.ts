import { isSame, markOf, type FileMark, type PassReply, type PassRequest } from './pass-messages.ts';
import { copyTo, roomFor, type Stretch } from './stretches.ts';

/** What is asked for, and its bytes as far as the pass has come. */
interface Wanted {
  readonly id: number;
  readonly port: MessagePort;
  readonly memory: Uint8Array<ArrayBuffer>;
  readonly stretches: readonly Stretch[];
  readonly end: number;
}

/** A pass over a whole file, which gives another worker the bytes it wants of it on the way: nothing is read twice. */
export class PassGiver {
  private file: FileMark | null = null;
  /** Bytes of the file passed. */
  private done = 0;
  private wanted: Wanted | null = null;

  /** Answers whoever has the other end. */
  meet(port: MessagePort): void {
    port.addEventListener('message', ({ data }: MessageEvent<PassRequest>) => this.answer(port, data));
    port.start();
  }

  begin(file: File): void {
    this.file = markOf(file);
    this.done = 0;
  }

  /** The next bytes of the file. */
  passed(piece: Uint8Array): void {
    const { wanted, done } = this;
    this.done += piece.length;
    if (wanted === null) return;
    copyTo(wanted.stretches, done, piece);
    if (this.done >= wanted.end) this.give(wanted, wanted.memory);
  }

  /** The pass is over, or was left. */
  end(): void {
    this.file = null;
    if (this.wanted !== null) this.give(this.wanted, null);
  }

  private answer(port: MessagePort, { id, file, spans, within }: PassRequest): void {
    const ahead = spans.filter(({ start }) => start >= this.done);
    const end = ahead.at(-1)?.end ?? 0;
    const helps = this.file !== null && isSame(this.file, file) && this.wanted === null && ahead.length > 0;
    if (!helps || end - this.done > within) return tell(port, { id, from: null });
    tell(port, { id, from: this.done });
    this.wanted = { id, port, end, ...roomFor(ahead) };
  }

  private give({ id, port }: Wanted, memory: Uint8Array<ArrayBuffer> | null): void {
    this.wanted = null;
    tell(port, { id, memory }, memory === null ? [] : [memory.buffer]);
  }
}

function tell(port: MessagePort, reply: PassReply, transfer: Transferable[] = []): void {
  port.postMessage(reply, transfer);
}
