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

/** A pass over a whole file, from its first byte on. */
class Pass {
  readonly file: FileMark;
  /** Bytes passed. */
  done = 0;
  private wanted: Wanted | null = null;

  constructor(file: File) {
    this.file = markOf(file);
  }

  /** The next bytes of the file. */
  passed(piece: Uint8Array): void {
    const { wanted, done } = this;
    this.done += piece.length;
    if (wanted === null) return;
    copyTo(wanted.stretches, done, piece);
    if (this.done >= wanted.end) this.give(wanted, wanted.memory);
  }

  answer(port: MessagePort, { id, file, spans, within }: PassRequest): void {
    const ahead = spans.filter(({ start }) => start >= this.done);
    const end = ahead.at(-1)?.end ?? 0;
    const helps = isSame(this.file, file) && this.wanted === null && ahead.length > 0;
    if (!helps || end - this.done > within) return tell(port, { id, from: null });
    tell(port, { id, from: this.done });
    this.wanted = { id, port, end, ...roomFor(ahead) };
  }

  /** The pass is over, or was left: what it did not reach is not given. */
  leave(): void {
    if (this.wanted !== null) this.give(this.wanted, null);
  }

  private give({ id, port }: Wanted, memory: Uint8Array<ArrayBuffer> | null): void {
    this.wanted = null;
    tell(port, { id, memory }, memory === null ? [] : [memory.buffer]);
  }
}

/** Gives another worker the bytes it wants of a file that is passed over: nothing is read twice. */
export class PassGiver {
  /** Of several passes at once the first, until it ends. */
  private pass: Pass | null = null;

  /** Answers whoever has the other end. */
  meet(port: MessagePort): void {
    port.addEventListener('message', ({ data }: MessageEvent<PassRequest>) => {
      if (this.pass === null) tell(port, { id: data.id, from: null });
      else this.pass.answer(port, data);
    });
    port.start();
  }

  /** A pass that begins: it is told of each piece, in order, and of its end. */
  begin(file: File): { readonly passed: (piece: Uint8Array) => void; readonly end: () => void } {
    const pass = new Pass(file);
    this.pass ??= pass;
    return {
      passed: (piece) => pass.passed(piece),
      end: () => {
        pass.leave();
        if (this.pass === pass) this.pass = null;
      },
    };
  }
}

function tell(port: MessagePort, reply: PassReply, transfer: Transferable[] = []): void {
  port.postMessage(reply, transfer);
}
