import { toHex, type Hashing } from '@tracecraft/bytes';
import type { DiskImage } from '@tracecraft/image';
import { entryOf } from './find-entry.ts';
import type { Locus } from './locus.ts';

/** What reading the bytes of a finding again showed. */
export interface Replay {
  /** `same`: the recorded digest is met; `differs`: it isn't; `unreadable`: nothing is at that place; `no-digest`: none was recorded. */
  readonly outcome: 'same' | 'differs' | 'unreadable' | 'no-digest';
  /** How the bytes were found: as the file's content, or as a range of the raw image. */
  readonly by: 'entry' | 'range' | null;
  /** Digest of what is there now, hexadecimal, or null. */
  readonly sha256: string | null;
  readonly bytes: Uint8Array | null;
}

/**
 * Reads the bytes a finding or bookmark rests on again and compares their digest. A locus with an entry may stand
 * for the whole file or for a selection inside it, so both readings are tried; only equal bytes can meet the digest.
 */
export function replayFinding(locus: Locus, image: DiskImage, hashing: Hashing): Replay {
  const readings = [
    read('entry', () => contentOf(locus, image)),
    read('range', () => rangeOf(locus, image)),
  ].flatMap((reading) => reading ?? []);
  const [first] = readings;
  if (first === undefined) return { outcome: 'unreadable', by: null, sha256: null, bytes: null };
  const digests = readings.map((reading) => ({ ...reading, sha256: toHex(hashing.sha256(reading.bytes)) }));
  const same = digests.find(({ sha256 }) => sha256 === locus.sha256);
  if (same !== undefined) return { outcome: 'same', ...same };
  return { outcome: locus.sha256 === null ? 'no-digest' : 'differs', ...digests[0]! };
}

interface Reading {
  readonly by: 'entry' | 'range';
  readonly bytes: Uint8Array;
}

/** A place that can't be read any more is an answer here, not a failure. */
function read(by: Reading['by'], bytesOf: () => Uint8Array | null): Reading | null {
  try {
    const bytes = bytesOf();
    return bytes === null ? null : { by, bytes };
  } catch {
    return null;
  }
}

function contentOf(locus: Locus, image: DiskImage): Uint8Array | null {
  if (locus.entry === null) return null;
  const { fileSystem, entry } = entryOf(image, locus.partition, locus.entry);
  return fileSystem.read(entry, 0, Math.min(entry.size, locus.length ?? entry.size));
}

function rangeOf(locus: Locus, image: DiskImage): Uint8Array | null {
  return locus.offset === null || locus.length === null ? null : image.raw.read(locus.offset, locus.length);
}
