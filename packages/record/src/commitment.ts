import { canonicalBytes, toUtf8, type Hashing, type Json } from '@tracecraft/bytes';
import { leafHash, treeRoot } from './merkle.ts';

/** One committed field: JSON Pointer (RFC 6901) and its scalar, empty array or empty object. */
export interface Field {
  readonly path: string;
  readonly value: Json;
}

/** Leaves of a body in path order (UTF-16 code units; all names are ASCII). */
export function fieldsOf(body: Json): readonly Field[] {
  const fields: Field[] = [];
  collect(body, '', fields);
  return fields.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function collect(value: Json, path: string, into: Field[]): void {
  const keys = value === null || typeof value !== 'object' ? [] : Object.keys(value);
  if (keys.length === 0) {
    into.push({ path, value });
    return;
  }
  const members = value as { readonly [key: string]: Json };
  for (const key of keys) collect(members[key]!, `${path}/${escaped(key)}`, into);
}

/** A name as a part of a JSON Pointer (RFC 6901 §3). */
function escaped(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The 16-byte salt of the field at `path`: the first half of HMAC-SHA-256(event secret, path). */
export function saltOf(hashing: Hashing, secret: Uint8Array, path: string): Uint8Array {
  return hashing.hmacSha256(secret, toUtf8(path)).subarray(0, 16);
}

/** The salts of many fields of one event. */
function saltsOf(hashing: Hashing, secret: Uint8Array, paths: readonly string[]): readonly Uint8Array[] {
  const each = hashing.hmacSha256Each?.(secret, paths.map(toUtf8));
  return each?.map((salt) => salt.subarray(0, 16)) ?? paths.map((path) => saltOf(hashing, secret, path));
}

/** SHA-256(0x00 ‖ salt ‖ JCS([path, value])): an RFC 6962 leaf hash (settled question 2). */
export function fieldLeaf(hashing: Hashing, salt: Uint8Array, field: Field): Uint8Array {
  return leafHash(hashing, salt, canonicalBytes([field.path, field.value]));
}

/** Root of the salted commitments of `body` under `secret` (32 bytes). */
export function bodyRoot(hashing: Hashing, secret: Uint8Array, body: Json): Uint8Array {
  return rootOfFields(hashing, secret, fieldsOf(body));
}

/** The same from the fields of the body, in path order. */
export function rootOfFields(hashing: Hashing, secret: Uint8Array, fields: readonly Field[]): Uint8Array {
  const paths = fields.map(({ path }) => path);
  const salts = saltsOf(hashing, secret, paths);
  return treeRoot(
    hashing,
    fields.map((field, i) => fieldLeaf(hashing, salts[i]!, field)),
  );
}
