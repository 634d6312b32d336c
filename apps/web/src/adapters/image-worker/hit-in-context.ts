import type { RandomAccess } from '@tracecraft/bytes';
import type { EncodingName, ImageHit, SearchHit } from '@tracecraft/image';
import type { Hit, Place } from './messages.ts';
import { oneLine } from './printable.ts';

const CONTEXT = 48;
/** Bytes before the hit in what the engine gives around it. */
const BEFORE = 24;

/** Encodings no decoder has are shown as if they were Latin. */
const LABEL: Partial<Record<EncodingName, string>> = {
  binary: 'windows-1252',
  viscii: 'windows-1252',
  tcvn3: 'windows-1252',
  vni: 'windows-1252',
};
const decoders = new Map<EncodingName, TextDecoder>();

function textIn(bytes: Uint8Array, encoding: EncodingName): string {
  const decoder = decoders.get(encoding) ?? new TextDecoder(LABEL[encoding] ?? encoding);
  decoders.set(encoding, decoder);
  return oneLine(decoder.decode(bytes));
}

function wide(encoding: EncodingName): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/** A hit on the disk with the text before and behind it. */
export function hitOnDisk(
  raw: RandomAccess,
  { term, offset, length, encoding }: SearchHit,
  placeOf: (offset: number) => Place,
): Hit {
  const start = Math.max(0, offset - CONTEXT);
  const end = offset + length;
  const read = (from: number, to: number): string => textOrNothing(raw, from, to, encoding);
  return {
    term,
    offset,
    length,
    encoding,
    how: 'whole',
    // UTF-16 context must begin on a whole unit
    before: read(wide(encoding) ? start + ((offset - start) % 2) : start, offset),
    match: read(offset, end),
    after: read(end, Math.min(raw.size, end + CONTEXT)),
    place: placeOf(offset),
  };
}

/** What lies beside a hit may be unreadable while the hit itself is not. */
function textOrNothing(raw: RandomAccess, from: number, to: number, encoding: EncodingName): string {
  try {
    return textIn(raw.read(from, to - from), encoding);
  } catch {
    return '';
  }
}

/** A hit that only its file shows, with what the engine read around it. */
export function hitInFile(
  { term, offset, length, encoding, acrossFragments, around, files }: ImageHit,
  place: Place,
): Hit {
  const at = files[0]?.fileOffset ?? 0;
  const before = at - Math.max(at % 2, at - BEFORE);
  const bytes = around ?? new Uint8Array(0);
  return {
    term,
    offset,
    length,
    encoding,
    how: acrossFragments ? 'across' : 'packed',
    before: textIn(bytes.subarray(0, before), encoding),
    match: textIn(bytes.subarray(before, before + length), encoding),
    after: textIn(bytes.subarray(before + length), encoding),
    place,
  };
}
