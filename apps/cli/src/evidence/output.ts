import { writeSync } from 'node:fs';

const AT_ONCE = 1 << 18;
const STDOUT = 1;

/** Writes everything to standard output, in order, however slow the reader; a reader that left ends it quietly. */
export function writeOut(bytes: Uint8Array | string): boolean {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for (let done = 0; done < all.length; ) {
    try {
      done += writeSync(STDOUT, all, done, all.length - done);
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? problem.code : '';
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw problem;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

/** Gathers lines and writes them in large pieces. `line` is false once nobody reads any more. */
export class LineWriter {
  private held = '';
  private open = true;

  line(text: string): boolean {
    this.held += `${text}\n`;
    if (this.held.length >= AT_ONCE) this.flush();
    return this.open;
  }

  flush(): void {
    if (this.held !== '' && this.open) this.open = writeOut(this.held);
    this.held = '';
  }
}
