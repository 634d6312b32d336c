import type { Entry, FileSystem } from '@tracecraft/image';
import { Gunzip, unzipSync } from 'fflate';
import type { Calls } from './messages.ts';

/** Bounds against files that unpack to far more than they are. */
const MOST_PACKED = 64 * 1024 * 1024;
const MOST_UNPACKED = 8 * 1024 * 1024;
const MOST_MEMBERS = 5000;

/**
 * What a gzip or zip file holds: the names in it, and the first 8 MiB of the one at `member`; null for any other file.
 * Throws the library's error for a damaged one.
 */
export function packedText(
  fileSystem: FileSystem,
  entry: Entry,
  member: number,
): Calls['unpacked']['answer'] {
  if (entry.size < 4 || entry.size > MOST_PACKED) return null;
  const head = fileSystem.read(entry, 0, 4);
  if (head[0] === 0x1f && head[1] === 0x8b) return gzip(fileSystem.read(entry), entry.name);
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 ? zip(fileSystem.read(entry), member) : null;
}

function gzip(packed: Uint8Array, name: string): Calls['unpacked']['answer'] {
  const bytes = new Uint8Array(MOST_UNPACKED);
  let length = 0;
  const stream = new Gunzip((piece) => {
    const part = piece.subarray(0, MOST_UNPACKED - length);
    bytes.set(part, length);
    length += part.length;
  });
  const AT_ONCE = 16 * 1024;
  for (let at = 0; at < packed.length && length < MOST_UNPACKED; at += AT_ONCE)
    stream.push(packed.subarray(at, at + AT_ONCE), at + AT_ONCE >= packed.length);
  const cut = length === MOST_UNPACKED;
  return { kind: 'gzip', members: [name.replace(/\.gz$/i, '')], bytes: bytes.slice(0, length), cut };
}

function zip(packed: Uint8Array, member: number): Calls['unpacked']['answer'] {
  const members: string[] = [];
  let place = -1;
  let tooLarge = false;
  const found = unzipSync(packed, {
    filter({ name, originalSize }) {
      if (members.length >= MOST_MEMBERS) return false;
      place += 1;
      members.push(name);
      tooLarge ||= place === member && originalSize > MOST_UNPACKED;
      return place === member && originalSize <= MOST_UNPACKED;
    },
  });
  const [bytes = new Uint8Array(0)] = Object.values(found);
  return { kind: 'zip', members, bytes: bytes.slice(), cut: tooLarge };
}
