import type { RandomAccess } from '@tracecraft/bytes';
import {
  EXFAT_FILE,
  EXFAT_NAME,
  EXFAT_STREAM,
  EXFAT_TYPE,
  FAT_ATTRIBUTE,
  FAT_DIRECTORY_ENTRY,
  FAT_LONG_NAME_ENTRY,
} from '@tracecraft/formats';
import type { ByteRange } from '@tracecraft/image';
import { structureOf, type Structure } from './structure.ts';

const SLOT = 32;
/** Slots before a short entry that may hold its long name. */
const MOST_LONG = 20;

/** Directory entries of FAT in `range`: `places` are the bytes where listed entries lie, in order. */
export function fatSlots(
  raw: RandomAccess,
  range: ByteRange,
  places: readonly number[],
): readonly Structure[] {
  return within(places, range.offset - SLOT + 1, range.offset + range.length + MOST_LONG * SLOT).flatMap(
    (place) => [
      ...longNameBefore(raw, place),
      structureOf('fat-directory-entry', place, raw.read(place, SLOT), FAT_DIRECTORY_ENTRY),
    ],
  );
}

function longNameBefore(raw: RandomAccess, place: number): readonly Structure[] {
  const parts: Structure[] = [];
  for (let at = place - SLOT; at >= 0 && parts.length < MOST_LONG; at -= SLOT) {
    const bytes = raw.read(at, SLOT);
    if (((bytes[11] ?? 0) & FAT_ATTRIBUTE.all) !== FAT_ATTRIBUTE.longName) break;
    parts.unshift(structureOf('fat-long-name-entry', at, bytes, FAT_LONG_NAME_ENTRY));
  }
  return parts;
}

/** Entry sets of exFAT that begin in `range` or shortly before it. */
export function exfatSlots(
  raw: RandomAccess,
  range: ByteRange,
  places: readonly number[],
): readonly Structure[] {
  return within(places, range.offset - MOST_LONG * SLOT, range.offset + range.length).flatMap((place) => {
    const file = raw.read(place, SLOT);
    // labels, bitmap and up-case table are listed by their place too
    if (((file[0] ?? 0) & EXFAT_TYPE.kind) !== EXFAT_TYPE.file) return [];
    const count = Math.min(EXFAT_FILE.view(file).secondaryCount, MOST_LONG);
    const rest = Array.from({ length: count }, (_, i) => place + (i + 1) * SLOT);
    return [structureOf('exfat-file', place, file, EXFAT_FILE), ...rest.flatMap((at) => exfatPart(raw, at))];
  });
}

function exfatPart(raw: RandomAccess, at: number): readonly Structure[] {
  if (at + SLOT > raw.size) return [];
  const bytes = raw.read(at, SLOT);
  const kind = (bytes[0] ?? 0) & EXFAT_TYPE.kind;
  if (kind === EXFAT_TYPE.stream) return [structureOf('exfat-stream', at, bytes, EXFAT_STREAM)];
  return kind === EXFAT_TYPE.name ? [structureOf('exfat-name', at, bytes, EXFAT_NAME)] : [];
}

/** Those of `sorted` in [from, to). */
function within(sorted: readonly number[], from: number, to: number): readonly number[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let i = low; i < sorted.length && (sorted[i] ?? to) < to; i++) found.push(sorted[i] ?? 0);
  return found;
}
