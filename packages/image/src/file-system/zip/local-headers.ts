import type { RandomAccess } from '@tracecraft/bytes';
import { ZIP, ZIP_LOCAL } from '@tracecraft/formats';
import { le32 } from '../../source/little-endian.ts';
import type { ZipWorld } from './central-directory.ts';
import { extraFields, unixIds, wideValues } from './extra-fields.ts';
import { cipherOf, kindOf, nameText, withFlags, type ZipMember } from './zip-member.ts';
import { listedTimes } from './zip-times.ts';

const CHUNK = 1 << 16;

/** First place from `from` where four bytes before `to` are one of `signatures`; null where none are. */
function findSignature(
  source: RandomAccess,
  from: number,
  to: number,
  signatures: readonly number[],
): number | null {
  for (let start = from; start + 4 <= to; start += CHUNK - 3) {
    const bytes = source.read(start, Math.min(CHUNK, to - start));
    for (let at = bytes.indexOf(0x50); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(0x50, at + 1))
      if (signatures.includes(le32(bytes, at))) return start + at;
  }
  return null;
}

interface Sizes {
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** First byte behind it and what follows it. */
  readonly end: number;
  readonly known: boolean;
}

/** Sizes that stand behind the packed bytes (§4.3.9), found where they agree with the place they stand at. */
function sizesBehind(source: RandomAccess, data: number, to: number): Sizes {
  const marks = [ZIP.descriptor, ZIP.local, ZIP.central];
  for (let at = findSignature(source, data, to, marks); at !== null; ) {
    const marked = le32(source.read(at, 4), 0) === ZIP.descriptor;
    const found = marked
      ? descriptorAt(source, at + 4, at - data, to)
      : (descriptorAt(source, at - 12, at - 12 - data, to) ??
        descriptorAt(source, at - 20, at - 20 - data, to));
    if (found !== null) return found;
    at = findSignature(source, at + 4, to, marks);
  }
  return { packedSize: to - data, size: 0, crc: 0, end: to, known: false };
}

/** A descriptor whose packed size is `packedSize`, in 32 bits, or in 64 where only that ends at the next record. */
function descriptorAt(source: RandomAccess, at: number, packedSize: number, to: number): Sizes | null {
  if (packedSize < 0 || at + 12 > to) return null;
  const bytes = source.read(at, Math.min(22, to - at)).slice();
  if (le32(bytes, 4) !== packedSize % 2 ** 32) return null;
  const crc = le32(bytes, 0);
  const isWide =
    le32(bytes, 8) === Math.floor(packedSize / 2 ** 32) && bytes[20] === 0x50 && bytes[21] === 0x4b;
  const size = isWide ? le32(bytes, 12) + le32(bytes, 16) * 2 ** 32 : le32(bytes, 8);
  return { packedSize, size, crc, end: at + (isWide ? 20 : 12), known: true };
}

/** Members that only their local headers between `from` and `to` tell of; `deleted` where a directory leaves them out. */
export function* localMembers(
  world: ZipWorld,
  from: number,
  to: number,
  deleted: boolean,
): Generator<{ readonly member: ZipMember; readonly end: number }> {
  const { source } = world;
  for (let at = findSignature(source, from, to, [ZIP.local]); at !== null; ) {
    const found = at + ZIP_LOCAL.size > to ? null : memberAt(world, at, to, deleted);
    if (found !== null) yield found;
    at = findSignature(source, found?.end ?? at + 4, to, [ZIP.local]);
  }
}

function memberAt(
  world: ZipWorld,
  header: number,
  to: number,
  deleted: boolean,
): { readonly member: ZipMember; readonly end: number } | null {
  const { source, base, zone } = world;
  const view = ZIP_LOCAL.view(source.read(header, ZIP_LOCAL.size).slice());
  const { flags, nameLength, extraLength, method, time, date } = view;
  const data = header + ZIP_LOCAL.size + nameLength + extraLength;
  if (nameLength === 0 || data > to || method > ZIP.method.aes) return null;
  const rest = source.read(header + ZIP_LOCAL.size, nameLength + extraLength).slice();
  const nameBytes = rest.subarray(0, nameLength);
  const fields = extraFields(rest.subarray(nameLength));
  const [size = 0, packedSize = 0] = wideValues(fields, [view.size, view.packedSize]);
  const behind = (flags & ZIP.flag.descriptor) !== 0 && packedSize === 0;
  const end = Math.min(to, data + packedSize);
  const sizes = behind
    ? sizesBehind(source, data, to)
    : { size, packedSize, crc: view.crc, end, known: true };
  const { name, assumed } = nameText(nameBytes, flags, fields);
  const protection = cipherOf(flags, method, fields);
  const member = {
    name,
    nameLength,
    ...kindOf(ZIP.host.fat, 0, name),
    flags: withFlags([], {
      'name-encoding-assumed': assumed,
      encrypted: protection.cipher !== null,
      'size-unknown': !sizes.known,
    }),
    ...protection,
    ...unixIds(fields),
    size: sizes.size,
    packedSize: sizes.packedSize,
    crc: sizes.crc,
    header,
    least: data - header + sizes.packedSize,
    at: base + header,
    times: listedTimes(date, time, fields, zone),
    deleted,
  };
  return { member, end: Math.max(sizes.end, data) };
}
