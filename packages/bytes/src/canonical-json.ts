import { toUtf8 } from './utf8.ts';

/** JSON values an event may hold: integers only, so that one value has one spelling (RFC 8785 and settled question 3). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785 (JCS) text of `value`, restricted to safe integers and well-formed NFC strings.
 * Throws RangeError naming the path of the first value that has no canonical form; `path` is where `value` itself stands.
 */
export function canonicalJson(value: Json, path = ''): string {
  try {
    return spell(value);
  } catch (fault) {
    // paths are built only now: on the way they would cost more than the spelling
    if (fault instanceof RangeError) locate(value, path);
    throw fault;
  }
}

function spell(value: Json): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return integer(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`;
  const record = value as { readonly [key: string]: Json };
  let spelt = '';
  // UTF-16 code units, RFC 8785 §3.2.3
  for (const key of Object.keys(record).sort())
    spelt += `${spelt === '' ? '' : ','}${text(key)}:${spell(record[key]!)}`;
  return `{${spelt}}`;
}

/** Throws at the first part of `value` that has no canonical form, with its path. */
function locate(value: Json, path: string): void {
  if (value === null || typeof value !== 'object') {
    try {
      spell(value);
    } catch (fault) {
      throw new RangeError(`${path || '/'}: ${(fault as RangeError).message}`, { cause: fault });
    }
    return;
  }
  for (const [key, item] of Object.entries(value as { readonly [key: string]: Json })) {
    if (!Array.isArray(value)) locate(key, path);
    locate(item, `${path}/${key}`);
  }
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError('not a safe integer');
  return String(value);
}

/** Text that is its own canonical form between two quotes: most names, all ids. */
const PLAIN = /^[ !#-[\]-~]*$/;

function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new RangeError('lone surrogate');
  if (value.normalize('NFC') !== value) throw new RangeError('not NFC');
  return JSON.stringify(value);
}

/** UTF-8 bytes of {@link canonicalJson}. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return toUtf8(canonicalJson(value));
}
