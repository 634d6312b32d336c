/** A sentence as it is matched: NFC, small letters, single spaces; what stands in quotes is left as it is. */
export interface NormalText {
  readonly text: string;
  /** Offset in the sentence as typed, for each unit of `text` and for its end. */
  readonly at: readonly number[];
}

/** A letter with its marks, or the parts of a Korean syllable: NFC joins nothing else. */
const CLUSTER = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|\P{M}\p{M}*|\p{M}+/gu;
const QUOTE = /^["“”„]$/;
const SPACE = /^[\s\u00a0]+$/;

/** The normal form of `sentence` with the way back to the offsets typed. */
export function normalText(sentence: string): NormalText {
  const writer = new NormalWriter();
  for (const { 0: cluster, index } of sentence.matchAll(CLUSTER)) writer.take(cluster, index);
  return { text: writer.text, at: [...writer.at, sentence.length] };
}

/** Spaces of a template's text brought to the same form. */
export function normalTemplate(literal: string): string {
  return literal
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/ (?=[,;:)])/g, '')
    .replaceAll(/\( /g, '(');
}

class NormalWriter {
  text = '';
  readonly at: number[] = [];
  private quoted = false;
  private space = -1;

  take(cluster: string, offset: number): void {
    if (QUOTE.test(cluster)) {
      this.flush('"');
      this.put('"', offset);
      this.quoted = !this.quoted;
    } else if (this.quoted) this.put(cluster.normalize('NFC'), offset);
    else if (SPACE.test(cluster)) this.space = this.space < 0 ? offset : this.space;
    else {
      this.flush(cluster);
      this.put(cluster.normalize('NFC').toLowerCase(), offset);
    }
  }

  /** The space that was seen, unless it stands where none is needed. */
  private flush(next: string): void {
    const needed = this.space >= 0 && this.text !== '' && !this.text.endsWith('(') && !/^[,;:)]/.test(next);
    if (needed) this.put(' ', this.space);
    this.space = -1;
  }

  private put(text: string, offset: number): void {
    this.text += text;
    for (let i = 0; i < text.length; i++) this.at.push(offset);
  }
}
