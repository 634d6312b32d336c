import { joinBytes } from '@tracecraft/bytes';
import { Unzlib } from 'fflate';

/** Streams looked into, and bytes unpacked from each and in all. */
const MOST_STREAMS = 2000;
const MOST_PUSHED = 4096;
const MOST_UNPACKED = 1 << 24;
const MOST_IN_ALL = 1 << 27;
const PIECE = 8192;

/** Bytes as letters of the same number, so that a place in the text is a place in the file. */
export function latin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return parts.join('');
}

/** An object found in a packed object stream (ISO 32000-1 §7.5.7); `offset` counts in the unpacked stream. */
export function objectInStreams(
  file: Uint8Array,
  whole: string,
  number: string,
): { text: string; offset: number; stream: number } | null {
  let spent = 0;
  const streams = [...whole.matchAll(/\/Type\s*\/ObjStm\b/g)].slice(-MOST_STREAMS);
  for (const { index } of streams.toReversed()) {
    const unpacked = unpack(file, whole, index);
    spent += unpacked?.text.length ?? 0;
    if (spent > MOST_IN_ALL) return null;
    const found = unpacked && objectIn(unpacked.text, unpacked.first, number);
    if (found) return { ...found, stream: unpacked.at };
  }
  return null;
}

function unpack(
  file: Uint8Array,
  whole: string,
  mark: number,
): { text: string; first: number; at: number } | null {
  const begin = whole.lastIndexOf('obj', mark);
  const stream = whole.indexOf('stream', mark);
  const end = whole.indexOf('endstream', stream);
  if (begin < 0 || stream < 0 || end < 0 || stream - begin > PIECE) return null;
  const dictionary = whole.slice(begin, stream);
  const first = Number(/\/First\s+(\d{1,9})/.exec(dictionary)?.[1] ?? Number.NaN);
  // other filters and predictors are not used for objects by any writer we know
  if (!Number.isSafeInteger(first) || !/\/FlateDecode\b/.test(dictionary)) return null;
  const at = stream + (whole.startsWith('\r\n', stream + 6) ? 8 : 7);
  const bytes = inflated(file.subarray(at, end));
  return bytes === null ? null : { text: latin(bytes), first, at };
}

/** A zlib stream unpacked piece by piece, so that one that would fill memory ends early; null where it does not hold. */
function inflated(packed: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= MOST_UNPACKED; at += MOST_PUSHED)
      stream.push(packed.subarray(at, at + MOST_PUSHED), at + MOST_PUSHED >= packed.length);
  } catch {
    // what came before may hold the object
  }
  return length === 0 || length > MOST_UNPACKED ? null : joinBytes(parts);
}

/** Pairs of an object's number and place stand before the first object. */
function objectIn(text: string, first: number, number: string): { text: string; offset: number } | null {
  const pairs = text.slice(0, first).trim().split(/\s+/);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    if (pairs[i] !== number) continue;
    const offset = first + Number(pairs[i + 1]);
    if (!Number.isSafeInteger(offset)) return null;
    const next = pairs[i + 3] === undefined ? text.length : first + Number(pairs[i + 3]);
    return { text: text.slice(offset, next), offset };
  }
  return null;
}
