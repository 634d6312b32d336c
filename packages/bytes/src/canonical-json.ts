/** JSON values an event may hold: integers only, so that one value has one spelling (RFC 8785 and settled question 3). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785 (JCS) text of `value`, restricted to safe integers and well-formed NFC strings.
 * Throws RangeError naming the path of the first value that has no canonical form.
 */
export function canonicalJson(value: Json, path = ''): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return integer(value, path);
  if (typeof value === 'string') return text(value, path);
  if (Array.isArray(value))
    return `[${value.map((item: Json, i) => canonicalJson(item, `${path}/${i}`)).join(',')}]`;
  const record = value as { readonly [key: string]: Json };
  const parts = Object.keys(record)
    .sort() // UTF-16 code units, RFC 8785 §3.2.3
    .map((key) => `${text(key, path)}:${canonicalJson(record[key] as Json, `${path}/${key}`)}`);
  return `{${parts.join(',')}}`;
}

function integer(value: number, path: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw new RangeError(`${path || '/'}: not a safe integer`);
  return String(value);
}

/** Text that is its own canonical form between two quotes: most names, all ids. */
const PLAIN = /^[ !#-[\]-~]*$/;

function text(value: string, path: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new RangeError(`${path || '/'}: lone surrogate`);
  if (value.normalize('NFC') !== value) throw new RangeError(`${path || '/'}: not NFC`);
  return JSON.stringify(value);
}

const encoder = new TextEncoder();

/** UTF-8 bytes of {@link canonicalJson}. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return encoder.encode(canonicalJson(value));
}
