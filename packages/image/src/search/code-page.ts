/** Bytes of each letter of a code page. */
export type CodePage = Map<string, Uint8Array>;

export interface CodePageSource {
  /** Label of the WHATWG Encoding Standard; every browser and Node decode it. */
  readonly label?: string;
  /** It has letters of two bytes. */
  readonly double?: boolean;
  /** Letters of the bytes 128 … 255, where no decoder has them; a space stands for none. */
  readonly upper?: string;
  /** Letters in place of control characters. */
  readonly controls?: Readonly<Record<number, string>>;
}

/** What decoders give for bytes that are no letter: a sign of their own, C1 controls, private letters. */
const NONE = /[\uFFFD\u0080-\u009F\uE000-\uF8FF]/;

function decoded(decoder: { readonly decode: (bytes: Uint8Array) => string }, bytes: number[]): string {
  const text = decoder.decode(Uint8Array.from(bytes));
  return NONE.test(text) ? '' : text;
}

function addDecoded(page: CodePage, label: string, double: boolean): void {
  const decoder = new TextDecoder(label);
  const add = (bytes: number[]): boolean => {
    const text = decoded(decoder, bytes);
    // The lowest bytes win where a letter has several: Unicode's own round trips do the same.
    if (Array.from(text).length === 1 && !page.has(text)) page.set(text, Uint8Array.from(bytes));
    return text !== '';
  };
  for (let lead = 0x80; lead < 0x100; lead++) {
    const alone = add([lead]);
    if (alone || !double) continue;
    for (let trail = 0x30; trail < 0xff; trail++) add([lead, trail]);
  }
}

const HANGUL = { first: 0xac00, last: 0xd7a3 };

/** Trail bytes of the syllables Microsoft added; leads up to A0 have all, later ones those below A1. */
function addedTrails(lead: number): number[] {
  const last = lead <= 0xa0 ? 0xfe : 0xa0;
  return Array.from({ length: last - 0x40 }, (_, i) => 0x41 + i).filter(
    (trail) => trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81,
  );
}

/**
 * Completes EUC-KR to Windows code page 949: the 8,822 syllables KS X 1001 lacks, in Unicode's order (Node decodes the
 * label `euc-kr` without them, browsers with them).
 */
export function withUnifiedHangul(page: CodePage): CodePage {
  let lead = 0x81;
  let trails = addedTrails(lead);
  for (let code = HANGUL.first; code <= HANGUL.last; code++) {
    const syllable = String.fromCharCode(code);
    const bytes = page.get(syllable);
    if (bytes !== undefined && bytes[0]! > 0xa0 && bytes[1]! > 0xa0) continue;
    if (trails.length === 0) trails = addedTrails(++lead);
    page.set(syllable, Uint8Array.of(lead, trails.shift()!));
  }
  return page;
}

/** The table of `source`; the 128 bytes of ASCII are in every one. */
export function codePage(source: CodePageSource): CodePage {
  const page: CodePage = new Map();
  for (let byte = 0; byte < 128; byte++)
    page.set(source.controls?.[byte] ?? String.fromCharCode(byte), Uint8Array.of(byte));
  for (const [i, letter] of Array.from(source.upper ?? '').entries())
    if (letter !== ' ') page.set(letter, Uint8Array.of(128 + i));
  if (source.label !== undefined) addDecoded(page, source.label, source.double === true);
  return page;
}
