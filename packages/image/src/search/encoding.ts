import { toUtf8 } from '@tracecraft/bytes';
import { codePage, withUnifiedHangul, type CodePage } from './code-page.ts';
import { TCVN3, VISCII, vniTable, withTonesApart } from './vietnamese.ts';

/** Encodings a search looks for; `binary` is one byte a letter below U+0100, so `\xff\xd8` means these bytes. */
export type EncodingName =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'binary'
  | 'windows-874'
  | 'windows-1258'
  | 'windows-1252'
  | 'euc-kr'
  | 'gb18030'
  | 'viscii'
  | 'tcvn3'
  | 'vni';

/** How letters lie in bytes. */
export interface Encoding {
  readonly name: EncodingName;
  /** Bytes of one letter; null where the encoding has none for it. */
  readonly letter: (letter: string) => Uint8Array | null;
  /** The table of a code page; null for Unicode's own forms. */
  readonly page: CodePage | null;
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !big);
  return bytes;
}

function ofPage(name: EncodingName, page: CodePage): Encoding {
  return { name, page, letter: (letter) => page.get(letter) ?? null };
}

const LATIN = Array.from({ length: 128 }, (_, i) => String.fromCharCode(128 + i)).join('');
const MAKERS: Readonly<Record<EncodingName, () => Encoding>> = {
  'utf-8': () => ({ name: 'utf-8', page: null, letter: toUtf8 }),
  'utf-16le': () => ({ name: 'utf-16le', page: null, letter: (letter) => utf16(letter, false) }),
  'utf-16be': () => ({ name: 'utf-16be', page: null, letter: (letter) => utf16(letter, true) }),
  binary: () => ofPage('binary', codePage({ upper: LATIN })),
  'windows-874': () => ofPage('windows-874', codePage({ label: 'windows-874' })),
  'windows-1258': () => ofPage('windows-1258', withTonesApart(codePage({ label: 'windows-1258' }))),
  'windows-1252': () => ofPage('windows-1252', codePage({ label: 'windows-1252' })),
  'euc-kr': () => ofPage('euc-kr', withUnifiedHangul(codePage({ label: 'euc-kr', double: true }))),
  gb18030: () => ofPage('gb18030', codePage({ label: 'gb18030', double: true })),
  viscii: () => ofPage('viscii', codePage(VISCII)),
  tcvn3: () => ofPage('tcvn3', codePage(TCVN3)),
  vni: () => ofPage('vni', vniTable(codePage({ upper: '' }))),
};

/** Every encoding, in the order help shows them. */
export const ENCODINGS: readonly EncodingName[] = Object.keys(MAKERS) as EncodingName[];

/** What is searched when nothing else is asked for. */
export const USUAL_ENCODINGS: readonly EncodingName[] = ['utf-8', 'utf-16le'];

const made = new Map<EncodingName, Encoding>();

/** The encoding called `name`; tables are made once. */
export function encodingOf(name: EncodingName): Encoding {
  const known = made.get(name) ?? MAKERS[name]();
  made.set(name, known);
  return known;
}
