import { isMap, isScalar, isSeq, Scalar, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { readFrontMatter } from '../../file/front-matter.ts';
import { parsePractice } from '../../file/parse-practice.ts';
import { parseCheck } from '../../language/parse-check.ts';
import { printCheck } from '../../language/print-check.ts';
import type { Problem } from '../../language/problem.ts';
import { SentenceFault } from '../../language/token.ts';
import { parseProfile } from '../../profile/parse-profile.ts';
import { orderOf } from './key-order.ts';

export type Formatted = { readonly text: string } | { readonly errors: readonly Problem[] };

/** A practice file in its canonical form: order of keys, quoting, generated sentences; comments and prose stay. */
export function formatPractice(text: string): Formatted {
  const parsed = parsePractice(text);
  return 'errors' in parsed ? parsed : format(text);
}

/** A profile file in the same form. */
export function formatProfile(text: string): Formatted {
  const parsed = parseProfile(text);
  return 'errors' in parsed ? parsed : format(text);
}

function format(text: string): Formatted {
  const front = readFrontMatter(text);
  if ('errors' in front) return front;
  const { document, map } = front;
  arrange(map, []);
  return { text: `---\n${written(document)}---\n${text.slice(front.proseAt)}` };
}

function written(document: Document.Parsed): string {
  const yaml = document.toString({
    lineWidth: 0,
    indentSeq: true,
    flowCollectionPadding: false,
    singleQuote: null,
  });
  return `${yaml.trimEnd()}\n`;
}

/** Puts the keys of `map` into order and writes its values as their key asks. */
function arrange(map: YAMLMap, path: readonly string[]): void {
  const order = orderOf(path);
  if (order !== null) moveInto(map, order);
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (isScalar(pair.key)) pair.key.type = Scalar.PLAIN;
    if (pair.value !== null) writeValue(pair.value, [...path, key]);
  }
}

/** A comment above the first key stays above the first key; every other moves with the key below it. */
function moveInto(map: YAMLMap, order: readonly string[]): void {
  const rank = ({ key }: Pair): number => {
    const at = order.indexOf(isScalar(key) ? String(key.value) : '');
    return at === -1 ? order.length : at;
  };
  map.items = map.items.toSorted((a, b) => rank(a) - rank(b));
}

function writeValue(node: Node, path: readonly string[]): void {
  if (isMap(node)) {
    node.flow = false;
    arrange(node, path);
  } else if (isSeq(node)) {
    node.flow = node.items.every((item) => isScalar(item) && isWord(item.value));
    for (const item of node.items as Node[]) writeValue(item, path);
  } else if (isScalar(node)) writeScalar(node, path);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9-]*$/i.test(value);
}

function writeScalar(node: Scalar, path: readonly string[]): void {
  if (typeof node.value !== 'string') return;
  const [key = '', above = ''] = [path.at(-1), path.at(-2)];
  if (above === 'examples' && key === 'record') {
    node.value = `${node.value.replaceAll(/[ \t]+$/gm, '').trimEnd()}\n`;
    node.type = Scalar.BLOCK_LITERAL;
    return;
  }
  const text = node.value.normalize('NFC').trim();
  const isSentence = key === 'check' || above === 'checks';
  node.value = isSentence ? canonical(text) : text;
  const isPlain =
    PLAIN_KEYS.has(key) || (/^([a-z][\w.-]*|\d+\.\d+\.\d+)$/i.test(text) && !TEXT_KEYS.has(key));
  node.type = isSentence ? Scalar.QUOTE_SINGLE : isPlain ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
}

/** Sentences of earlier versions stay as they are when this version no longer reads them. */
function canonical(sentence: string): string {
  try {
    return printCheck(parseCheck(sentence));
  } catch (fault) {
    if (fault instanceof SentenceFault) return sentence;
    throw fault;
  }
}

const PLAIN_KEYS: ReadonlySet<string> = new Set(['publisher']);
/** Words of prose are quoted even when there is only one. */
const TEXT_KEYS: ReadonlySet<string> = new Set([
  'en',
  'vi',
  'ko',
  'source',
  'supports',
  'says',
  'citation',
  'record',
]);
