import { inflateRawSync, inflateSync } from 'node:zlib';

/** A value planted where it must stay. Text is looked for in every encoding below, bytes as they are and as text. */
export interface Canary {
  readonly name: string;
  readonly value: string | Buffer;
}

type Form = readonly [encoding: string, bytes: Buffer];

/** Every way a value is looked for. */
export function formsOf(value: string | Buffer): readonly Form[] {
  if (typeof value !== 'string') return [['bytes', value], ...writtenBytes('bytes', value)];
  const texts: readonly (readonly [string, string])[] = [
    ['plain', value],
    ['url', encodeURIComponent(value)],
    ['form', encodeURIComponent(value).replaceAll('%20', '+')],
    ['json', JSON.stringify(value).slice(1, -1)],
    ['json-ascii', escaped(value, (code) => `\\u${code.toString(16).padStart(4, '0')}`)],
    ['html-decimal', escaped(value, (code) => `&#${code};`)],
    ['html-hex', escaped(value, (code) => `&#x${code.toString(16)};`)],
  ];
  return texts.flatMap(([name, text]) => {
    const utf8 = Buffer.from(text, 'utf8');
    const le = Buffer.from(text, 'utf16le');
    const be = Buffer.from(le).swap16();
    const widths: readonly Form[] = [
      [`${name} utf-8`, utf8],
      [`${name} utf-16le`, le],
      [`${name} utf-16be`, be],
    ];
    return name === 'plain'
      ? [...widths, ...widths.flatMap(([one, bytes]) => writtenBytes(one, bytes))]
      : widths;
  });
}

/** Hexadecimal, and base64 at each of the three places a value may begin at in a group. */
function writtenBytes(name: string, bytes: Buffer): readonly Form[] {
  const hex = bytes.toString('hex');
  const forms: [string, string][] = [
    [`${name} hex`, hex],
    [`${name} HEX`, hex.toUpperCase()],
  ];
  for (const shift of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Letters at either end hold bits of neighbours: they are left out.
    const inner = whole.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6));
    forms.push([`${name} base64+${shift}`, inner]);
    const url = inner.replaceAll('+', '-').replaceAll('/', '_');
    if (url !== inner) forms.push([`${name} base64url+${shift}`, url]);
  }
  return forms.map(([one, text]) => [one, Buffer.from(text, 'latin1')]);
}

/** Letters outside ASCII and white space written as their code. */
function escaped(text: string, write: (code: number) => string): string {
  return [...text.matchAll(/[\s\S]/g)]
    .map(([unit]) => (/[!-~]/.test(unit) ? unit : write(unit.charCodeAt(0))))
    .join('');
}

/** Where each canary stands in `bytes`: `name (encoding)`. Packed parts (PDF streams, ZIP members) are looked into. */
export function canariesIn(bytes: Uint8Array, canaries: readonly Canary[]): readonly string[] {
  const layers = [Buffer.from(bytes), ...packed(Buffer.from(bytes))];
  return canaries.flatMap(({ name, value }) =>
    formsOf(value)
      .filter(([, form]) => layers.some((layer) => layer.includes(form)))
      .map(([encoding]) => `${name} (${encoding})`),
  );
}

function packed(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const begin = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    found.push(...unpacked(() => inflateSync(bytes.subarray(begin))));
  }
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue;
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    found.push(...unpacked(() => inflateRawSync(bytes.subarray(begin))));
  }
  return found;
}

function unpacked(open: () => Buffer): readonly Buffer[] {
  try {
    return [open()];
  } catch {
    return [];
  }
}
