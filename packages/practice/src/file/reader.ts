import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Place, Problem, ProblemCode } from '../language/problem.ts';

/** Collects problems while a YAML tree is read, each at the place of its node. */
export class Reader {
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly lineStarts: number[];
  private readonly offset: number;

  /** `text` is the whole file; the YAML begins at `offset` in it. */
  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
    this.lineStarts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.lineStarts.push(at + 1);
  }

  report(code: ProblemCode, at: number, length: number, params: Problem['params'] = {}): void {
    this.problems.push({ code, params, ...this.lineAndColumn(at, length) });
  }

  /** Line and column of an offset in the whole file, from 1. */
  lineAndColumn(at: number, length: number): Place {
    const place = Math.min(at, this.text.length);
    let line = 0;
    while (line + 1 < this.lineStarts.length && this.lineStarts[line + 1]! <= place) line++;
    return { line: line + 1, column: place - this.lineStarts[line]! + 1, length: Math.max(1, length) };
  }

  /** Where a node stands in the whole file. */
  whereIs(node: Node | null | undefined): Place {
    const [from, to] = node?.range ?? [0, 1, 1];
    return this.lineAndColumn(this.offset + from, Math.min(to - from, 80));
  }

  /** Offset of a node in the whole file. */
  placeOf(node: Node | null | undefined): number {
    return this.offset + (node?.range?.[0] ?? 0);
  }

  reportAt(code: ProblemCode, node: Node | null | undefined, params: Problem['params'] = {}): void {
    this.problems.push({ code, params, ...this.whereIs(node) });
  }

  /** Value node of `key`, or null (reported when `required`). */
  child(map: YAMLMap, key: string, required = true): Node | null {
    const pair = map.items.find(
      (item): item is Pair<Node, Node | null> => isScalar(item.key) && item.key.value === key,
    );
    const value = pair?.value ?? null;
    if (value !== null) return value;
    if (required) this.reportAt('file.missing', map, { key });
    return null;
  }

  onlyKeys(map: YAMLMap, keys: readonly string[]): void {
    for (const item of map.items) {
      const key = isScalar(item.key) ? String(item.key.value) : '?';
      if (!keys.includes(key))
        this.reportAt('file.unknown-key', isScalar(item.key) ? item.key : map, {
          key,
          known: keys.join(', '),
        });
    }
  }

  map(node: Node | null, key: string): YAMLMap | null {
    if (isMap(node)) return node;
    if (node !== null) this.reportAt('file.wrong-type', node, { key, type: 'map' });
    return null;
  }

  list(node: Node | null, key: string): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    if (node !== null) this.reportAt('file.wrong-type', node, { key, type: 'list' });
    return [];
  }

  /** Text of a scalar, NFC, without markup. */
  string(node: Node | null, key: string): string {
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) {
      const value = String(node.value).normalize('NFC').trim();
      if (/[<>]|\]\(|\p{Cc}/u.test(value.replaceAll(/[\n\r\t]/g, ' ')) && key !== 'check' && key !== 'record')
        this.reportAt('file.markup', node, { key });
      if (value !== '') return value;
    }
    if (node !== null) this.reportAt('file.wrong-type', node, { key, type: 'text' });
    return '';
  }

  oneOf<T extends string>(node: Node | null, key: string, values: readonly T[]): T {
    const found = this.string(node, key);
    const value = values.find((candidate) => candidate === found);
    if (value === undefined && node !== null)
      this.reportAt('file.wrong-type', node, { key, type: values.join(' | ') });
    return value ?? values[0]!;
  }

  integer(node: Node | null, key: string, low: number, high: number): number {
    if (
      isScalar(node) &&
      typeof node.value === 'number' &&
      Number.isInteger(node.value) &&
      node.value >= low &&
      node.value <= high
    )
      return node.value;
    if (node !== null) this.reportAt('file.wrong-type', node, { key, type: `${low}–${high}` });
    return low;
  }
}
