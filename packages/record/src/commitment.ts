import { canonicalBytes, concatBytes, toUtf8, type Hashing, type Json } from '@tracecraft/bytes';
import { leafHash, treeRoot } from './merkle.ts';

/** One committed field: JSON Pointer (RFC 6901) and its scalar, empty array or empty object. */
export interface Field {
  readonly path: string;
  readonly value: Json;
}

/** Leaves of a body in path order (UTF-16 code units; all names are ASCII). */
export function fieldsOf(body: Json): readonly Field[] {
  return collect(body, '').toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function collect(value: Json, path: string): Field[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  const entries: [string, Json][] = Array.isArray(value)
    ? value.map((item: Json, i) => [String(i), item])
    : Object.entries(value as { [key: string]: Json });
  if (entries.length === 0) return [{ path, value }];
  return entries.flatMap(([key, item]) =>
    collect(item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

/** The 16-byte salt of the field at `path`: the first half of HMAC-SHA-256(event secret, path). */
export function saltOf(hashing: Hashing, secret: Uint8Array, path: string): Uint8Array {
  return hashing.hmacSha256(secret, toUtf8(path)).subarray(0, 16);
}

/** The salts of many fields of one event. */
function saltsOf(
  hashing: Hashing,
  secret: Uint8Array,
  paths: readonly string[],
): readonly Uint8Array[] {
  const each = hashing.hmacSha256Each?.(secret, paths.map(toUtf8));
  return each?.map((salt) => salt.subarray(0, 16)) ?? paths.map((path) => saltOf(hashing, secret, path));
}

/** SHA-256(0x00 ‖ salt ‖ JCS([path, value])): an RFC 6962 leaf hash (settled question 2). */
export function fieldLeaf(hashing: Hashing, salt: Uint8Array, field: Field): Uint8Array {
  return leafHash(hashing, concatBytes(salt, canonicalBytes([field.path, field.value])));
}

/** Root of the salted commitments of `body` under `secret` (32 bytes). */
export function bodyRoot(hashing: Hashing, secret: Uint8Array, body: Json): Uint8Array {
  const fields = fieldsOf(body);
  const salts = saltsOf(
    hashing,
    secret,
    fields.map(({ path }) => path),
  );
  return treeRoot(
    hashing,
    fields.map((field, i) => fieldLeaf(hashing, salts[i]!, field)),
  );
}
