import { plainText } from './plain-digits.ts';
import type { CaseDatum } from './case-data.ts';

/** A stretch of a plain text. */
export interface Stretch {
  readonly datum: CaseDatum;
  readonly start: number;
  readonly end: number;
}

const EDGE = String.raw`(?<![\p{L}\p{N}])`;
const EDGE_AFTER = String.raw`(?![\p{L}\p{N}])`;

/** The first that finds a stretch names it. */
const PATTERNS: readonly (readonly [CaseDatum, RegExp])[] = [
  [
    'e-mail',
    /[\p{L}\p{N}._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}-]+(?:(?:\.| ?\(dot\) ?|\[dot\])[\p{L}\p{N}-]+)+/giu,
  ],
  ['coordinates', /\bgeo:-?\d[\d.,-]*/gi],
  [
    'coordinates',
    /[-+]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSEW]?\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}(?:\s*°?\s*[NSEW]\b|°)?/gi,
  ],
  [
    'coordinates',
    /\d{1,3}\s*°\s*\d{1,2}(?:[.,]\d+)?\s*['′’]?(?:\s*\d{1,2}(?:[.,]\d+)?\s*["″”])?\s*[NSEW]?/gi,
  ],
  ['coordinates', /\b[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}\b/g],
  ['coordinates', /\b\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d{3,5} ?\d{3,5}\b/g],
  ['address-on-a-network', /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi],
  ['address-on-a-network', /\b\d{1,3}(?:\.\d{1,3}){3}\b/g],
  ['plate', /(?<!\d)\d{2,3} ?[\u1100-\u11ff]{2,3} ?\d{4}(?!\d)/gu],
  ['case-number', /\bcase:[a-z0-9._-]+/gi],
  [
    'case-number',
    new RegExp(
      String.raw`${EDGE}(?:case|exhibit|item|seal|warrant|docket|file|vu an|ho so|vat chung|niem phong|kasus|perkara|kes|barang bukti|kaso|processo|caso)\s*(?:no\.?|nr\.?|number|num\.?|#|so|nomor|nombor|blg\.?|n\.?º?)\s*:?\s*[\p{L}\p{N}./-]*\d[\p{L}\p{N}./-]*`,
      'giu',
    ),
  ],
  [
    'case-number',
    /\d{2,4}\s*[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]{1,2}[\u1100-\u11ff\uac00-\ud7a3]{0,4}\s*\d{3,7}/gu,
  ],
  ['case-number', new RegExp(String.raw`${EDGE}[A-Z]{1,5}[-/]\d{2,4}[-/]\d{2,6}${EDGE_AFTER}`, 'gu')],
  ['id-number', new RegExp(String.raw`${EDGE}\d[ -]\d{4}[ -]\d{5}[ -]\d{2}[ -]\d${EDGE_AFTER}`, 'gu')],
  ['id-number', new RegExp(String.raw`${EDGE}\d{6}[ -](?:\d{7}|\d{2}[ -]\d{4})${EDGE_AFTER}`, 'gu')],
  ['phone', /(?:\+|\b00)\d[\d ().-]{6,}\d/g],
  ['phone', /\(?\b0\d{1,3}\)?[ .-]\d{3,4}[ .-]?\d{3,4}\b/g],
  ['id-number', new RegExp(String.raw`${EDGE}(?=(?:[A-Z]*\d){7})[A-Z]{1,2}\d{6,9}[A-Z]?${EDGE_AFTER}`, 'gu')],
  [
    'plate',
    new RegExp(
      String.raw`${EDGE}(?!(?:ISO|IEC|RFC|SHA|MD|USB|NIST|SP|ASTM|ENFSI|UTC|GMT|AES|RSA|IR|NTFS|FAT|TLP|IP|PDF|UN|EU|IEEE|MHZ|GB|MB|KB|VND|USD|KRW|THB|IDR|MYR|PHP|SGD|EUR)[ -]?\d)[A-Z]{1,3}[ -]?\d{3,4}(?:[ -]?[A-Z]{1,3})?${EDGE_AFTER}`,
      'gu',
    ),
  ],
  ['plate', new RegExp(String.raw`${EDGE}\d{2}[A-Z]{1,2}\d?[ -]?\d{3}[. ]?\d{2}${EDGE_AFTER}`, 'gu')],
  ['plate', /\d{0,2}[\u0e01-\u0e2e]{2} ?\d{3,4}(?!\d)/gu],
  // A date, a year and an amount with its thousands parted stay.
  ['digits', /(?<![\d.,])\d{6,}(?![\d]*[.,]\d)|(?<!\d)\d{2,}(?:[ -]\d{2,}){2,}(?!\d)/g],
];

/** A day as numbers, which says nothing of a person. */
const DATE = /^(?:\d{4}[ -]\d{1,2}[ -]\d{1,2}|\d{1,2}[ -]\d{1,2}[ -]\d{4})$/;

/** Numbers of persons, cases, places and things in a plain text; `known`: those of the cases on this device. */
export function numbersIn(text: string, known: readonly string[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const number of known.filter(isTelling)) {
    const at = new RegExp(EDGE + escaped(plainText(number).text) + EDGE_AFTER, 'giu');
    for (const { 0: words, index } of text.matchAll(at))
      found.push({ datum: 'case-number', start: index, end: index + words.length });
  }
  for (const [datum, pattern] of PATTERNS)
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const overlaps = found.some(({ start, end }) => index < end && start < index + words.length);
      if (!overlaps && !DATE.test(words)) found.push({ datum, start: index, end: index + words.length });
    }
  return found;
}

/** A bare "7" is an exhibit somewhere and a plain number everywhere else. */
function isTelling(number: string): boolean {
  return number.length >= 4 || (/\p{L}/u.test(number) && /\d/.test(number) && number.length >= 3);
}

/** `text` as it stands, for a pattern. */
export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
