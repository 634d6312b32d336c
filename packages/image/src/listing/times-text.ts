import { toUtf8 } from '@tracecraft/bytes';
import type { ByteLines } from './byte-lines.ts';

const BAR = 124;
const FIELDS = 4;

/** `|accessed|modified|changed|created`, which one file after another often shares. */
export class TimesText {
  private readonly last = new Uint32Array(FIELDS);
  private text: Uint8Array | null = null;

  /** Writes the four words from `at` on. */
  write(words: Uint32Array, at: number, out: ByteLines): void {
    const { last } = this;
    let same = 0;
    while (same < FIELDS && last[same] === words[at + same]) same++;
    if (same === FIELDS) {
      out.whole((this.text ??= toUtf8(`|${last.join('|')}`)));
      return;
    }
    this.text = null;
    for (let i = 0; i < FIELDS; i++) {
      last[i] = words[at + i]!;
      out.letter(BAR);
      out.number(last[i]!);
    }
  }
}
