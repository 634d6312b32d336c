const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MOST_BYTES = 200;

/** Letters that are not taken as they are, and ends. */
const UNSAFE = /[\p{Cc}\p{Cf}/\\:*?"<>|]|[. ]$/u;
/** Bytes of UTF-8 a unit of a string has at most. */
const MOST_UNIT = 3;

/** One name of an image as a name on this machine: no separator, no control character, no device, never `.` or `..`. */
export function safeName(name: string): string {
  const asItIs = name !== '' && name.length * MOST_UNIT <= MOST_BYTES && !UNSAFE.test(name);
  return asItIs && !RESERVED.test(name) ? name : madeSafe(name);
}

function madeSafe(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .replace(/[. ]+$/u, (end) => '_'.repeat(end.length));
  const free = plain === '' || RESERVED.test(plain) ? `_${plain}` : plain;
  let cut = free;
  while (Buffer.byteLength(cut) > MOST_BYTES) cut = Array.from(cut).slice(0, -1).join('');
  return cut;
}

/** The names of `path` (as the image has it) made safe, to be joined below a folder of ours. */
export function safePath(path: string): string[] {
  return path
    .split('/')
    .filter((name) => name !== '')
    .map(safeName);
}
