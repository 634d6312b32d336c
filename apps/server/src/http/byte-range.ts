/** The part of a file a request asks for: first byte and length, the whole, or nothing that exists. */
export type AskedRange = { readonly start: number; readonly length: number } | 'whole' | 'unsatisfiable';

/**
 * One byte range of a file of `size` bytes (RFC 9110 §14.1.2). Several ranges, other units and nonsense ask for the
 * whole, as the RFC allows; `If-Range` that does not name this file does too (§13.1.5).
 */
export function askedRange(
  size: number,
  range: string | undefined,
  ifRange: string | undefined,
  etag: string,
): AskedRange {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return 'whole';
  const [, first, last] = /^bytes=([0-9]*)-([0-9]*)$/.exec(range.trim()) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, length };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= size) return 'unsatisfiable';
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { start, length: end - start + 1 };
}
