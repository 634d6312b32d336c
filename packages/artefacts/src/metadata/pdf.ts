import { fromHex } from '@tracecraft/bytes';
import { ArtefactError } from '../artefact-error.ts';
import type { ParsedArtefact } from '../contract.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { utf8 } from '../text.ts';
import { pdfTime } from '../times.ts';
import { latin, objectInStreams } from './pdf-objects.ts';

const KEYS =
  /\/(Title|Author|Subject|Keywords|Creator|Producer|CreationDate|ModDate|Trapped|Company|SourceModified)\s*(?=[(</])/g;
const MOST_TEXT = 65_536;
const MOST_VERSIONS = 100;
const MOST_OBJECTS = 8;
/** Where the mark of the end has to stand. */
const MOST_TAIL = 2048;

/**
 * Reads the information dictionary of a PDF (ISO 32000-1 §14.3.3), each version that stands in the file: a change adds one
 * and leaves the old. `record` says which object and which of its versions, the newest last.
 */
export function parsePdf(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('document');
  rows.attempt(() => {
    const whole = latin(file);
    const refs = new Set([...whole.matchAll(/\/Info\s+(\d{1,10})\s+(\d{1,5})\s+R\b/g)].map(([, n]) => n!));
    rows.form = `PDF ${/^%PDF-(\d\.\d)/.exec(whole)?.[1] ?? ''}`.trim();
    if (/\/Encrypt\s+\d+\s+\d+\s+R\b/.test(whole)) {
      rows.form += ', encrypted';
      rows.note('artefact.no-reader', { structure: 'PDF, encrypted', field: 'Encrypt', offset: 0 });
      return;
    }
    if (!whole.includes('%%EOF', whole.length - MOST_TAIL)) rows.attempt(() => refuse(file.length));
    for (const number of [...refs].slice(-MOST_OBJECTS))
      rows.attempt(() => readObject(file, whole, number, rows));
  });
  return rows.result();
}

function refuse(length: number): void {
  const place = { structure: 'PDF', field: 'End', offset: length };
  throw new ArtefactError('artefact.truncated', place, '%%EOF'.length);
}

function readObject(file: Uint8Array, whole: string, number: string, rows: RowGatherer): void {
  const starts = [...whole.matchAll(new RegExp(`(?<![0-9])${number}\\s+\\d+\\s+obj\\b`, 'g'))];
  starts.slice(-MOST_VERSIONS).forEach((match, i) => {
    const from = match.index + match[0].length;
    const end = whole.indexOf('endobj', from);
    const text = whole.slice(from, end < 0 ? from + MOST_TEXT : Math.min(end, from + MOST_TEXT));
    readDictionary(text, from, `object ${number}, version ${i + 1} of ${starts.length}`, rows);
  });
  if (starts.length > 0) return;
  const found = objectInStreams(file, whole, number);
  if (found !== null)
    readDictionary(found.text, found.offset, `object ${number}`, rows, `stream at ${found.stream}`);
}

function readDictionary(
  text: string,
  base: number,
  record: string,
  rows: RowGatherer,
  within?: string,
): void {
  let next = 0;
  for (const match of text.matchAll(KEYS)) {
    const from = match.index + match[0].length;
    // inside the text of another
    if (match.index < next) continue;
    const end = endOfString(text, from);
    if (end === null) return;
    next = end;
    const stored = decode(text.slice(from, end));
    const time = /Date$|Modified$/.test(match[1]!) ? pdfTime(stored) : undefined;
    const place = { offset: base + from, length: end - from, ...(within !== undefined && { within }) };
    rows.row(`Info.${match[1]}`, record, { stored, time }, place);
  }
}

/** Where a string or name that begins at `from` ends; null where it doesn't. */
function endOfString(text: string, from: number): number | null {
  if (text[from] === '<') return text[from + 1] === '<' ? null : text.indexOf('>', from) + 1 || null;
  if (text[from] === '/') return from + /^\/[^\s/<>()[\]]*/.exec(text.slice(from, from + 200))![0].length;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text of a string: UTF-16 or UTF-8 by its mark, else as letters of one byte. */
function decode(raw: string): string {
  if (raw[0] === '/') return raw.slice(1);
  const letters = raw[0] === '<' ? hexadecimal(raw.slice(1, -1)) : unescaped(raw.slice(1, -1));
  if (letters.startsWith('\u00fe\u00ff')) return bigEndian(letters.slice(2));
  if (!letters.startsWith('\u00ef\u00bb\u00bf')) return letters;
  return utf8(letters.slice(3));
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255);
    return /^[\r\n]/.test(escaped) ? '' : (ESCAPES[escaped] ?? escaped);
  });
}

function hexadecimal(text: string): string {
  const digits = text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return latin(fromHex(digits.length % 2 === 0 ? digits : `${digits}0`));
}

function bigEndian(letters: string): string {
  let text = '';
  for (let at = 0; at + 1 < letters.length; at += 2)
    text += String.fromCharCode(letters.charCodeAt(at) * 256 + letters.charCodeAt(at + 1));
  return text;
}
