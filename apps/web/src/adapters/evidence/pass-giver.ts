import { isSame, markOf, type FileMark, type PassReply, type PassRequest } from './pass-messages.ts';
import { copyTo, roomFor, type Span, type Stretch } from './stretches.ts';

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

  answer(port: MessagePort, { id, file, spans, trip }: PassRequest): void {
    const { done } = this;
    const free = isSame(this.file, file) && this.wanted === null;
    const near = free ? worthwhile(spans, done, trip) : [];
    const end = near.at(-1)?.end;
    if (end === undefined) return tell(port, { id, from: null });
    tell(port, { id, from: done, end });
    this.wanted = { id, port, end, ...roomFor(near) };
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

/** A pass goes so many bytes while another worker reads one: it hashes them, and both share the processor. */
const PACE = 0.5;

/** Those that the pass, having come to `done`, meets before the other worker has read the rest by itself. */
function worthwhile(spans: readonly Span[], done: number, trip: number): readonly Span[] {
  const ahead = spans.filter(({ start }) => start >= done);
  const first = ahead[0]?.start ?? 0;
  const last = ahead.at(-1)?.end ?? 0;
  if (last - done <= trip) return ahead;
  return ahead.filter(({ end }) => end - done <= PACE * trip * ((last - end) / (last - first)));
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
