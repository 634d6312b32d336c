import type { ArtefactKind, ArtefactPorts, ParsedArtefact } from './contract.ts';
import { parseDatabase } from './database/database.ts';
import { parseEventLog } from './event-log/event-log.ts';
import { parsePackage } from './metadata/package.ts';
import { parsePdf } from './metadata/pdf.ts';
import { parsePicture } from './metadata/picture.ts';
import { parsePrefetch } from './prefetch/prefetch.ts';
import { parseInfo2 } from './recycle-bin/info2.ts';
import { parseRecycleIndex } from './recycle-bin/index-file.ts';
import { parseRegistry } from './registry/registry.ts';
import { parseShortcut } from './shortcut/shortcut.ts';

/** Largest file read whole; a hive is rarely above 200 MB. */
export const MOST_BYTES: number = 512 * 2 ** 20;
/** Documents are searched as text. */
const MOST_DOCUMENT = 64 * 2 ** 20;
/** Exif data stands before the picture; of a TIFF or HEIF it may stand anywhere. */
const PICTURE_HEAD = 2 ** 20;
const PICTURE_WHOLE = 16 * 2 ** 20;

/**
 * How many bytes of a file of this size {@link parseArtefact} wants: its first ones, which are all but of pictures. Null:
 * it is larger than what is read.
 */
export function bytesWanted(kind: ArtefactKind, head: Uint8Array, size: number): number | null {
  if (kind === 'picture') return Math.min(size, head[0] === 0xff ? PICTURE_HEAD : PICTURE_WHOLE);
  return size <= (kind === 'document' ? MOST_DOCUMENT : MOST_BYTES) ? size : null;
}

/**
 * Reads a file of a kind {@link kindOf} told. `name` tells INFO2 from `$I…`. Never throws. Neither rows nor faults: it is
 * of the kind, but holds nothing that is read here (a database of another application).
 */
export function parseArtefact(
  kind: ArtefactKind,
  name: string,
  given: Uint8Array,
  givenPorts: ArtefactPorts = {},
): ParsedArtefact {
  const file = plain(given);
  const ports = withPlainFiles(givenPorts);
  if (kind === 'database') return parseDatabase(file, ports);
  if (kind === 'event-log') return parseEventLog(file);
  if (kind === 'picture') return parsePicture(file);
  if (kind === 'document') return file[0] === 0x50 ? parsePackage(file) : parsePdf(file);
  if (kind === 'shortcut') return parseShortcut(file);
  if (kind === 'prefetch') return parsePrefetch(file);
  if (kind === 'registry') return parseRegistry(file, ports);
  return /^INFO2$/i.test(name) ? parseInfo2(file) : parseRecycleIndex(file);
}

/** Node's Buffer is a Uint8Array whose `slice` copies nothing: what is written into such a copy changes the evidence in memory. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function withPlainFiles(ports: ArtefactPorts): ArtefactPorts {
  const beside = (ending: string): Uint8Array | null => {
    const bytes = ports.beside?.(ending) ?? null;
    return bytes === null ? null : plain(bytes);
  };
  return { ...ports, beside };
}
