/**
 * Texts one after another as UTF-16 units: names of a damaged disk hold halves of characters that UTF-8 would lose. Text `i`
 * ends before unit `ends[i]`.
 */
export interface TextColumn {
  readonly units: Uint16Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Units that go into one call: more arguments than this may not fit. */
const AT_ONCE = 4096;

export function textAt({ units, ends }: TextColumn, index: number): string {
  const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
  const end = ends[index] ?? start;
  if (end - start <= AT_ONCE) return String.fromCharCode(...units.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at += AT_ONCE)
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + AT_ONCE)));
  return text;
}

export class TextWriter {
  private units = new Uint16Array(4096);
  private used = 0;
  private ends: number[] = [];

  add(text: string): void {
    const end = this.used + text.length;
    if (end > this.units.length) this.grow(end);
    for (let i = 0; i < text.length; i++) this.units[this.used + i] = text.charCodeAt(i);
    this.used = end;
    this.ends.push(end);
  }

  /** What was added since the last time. */
  take(): TextColumn {
    const column = { units: this.units.slice(0, this.used), ends: Uint32Array.from(this.ends) };
    this.used = 0;
    this.ends = [];
    return column;
  }

  private grow(least: number): void {
    const larger = new Uint16Array(Math.max(least, this.units.length * 2));
    larger.set(this.units);
    this.units = larger;
  }
}
