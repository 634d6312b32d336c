import type { ArtefactKind, ArtefactPorts, ParsedArtefact } from './contract.ts';
import { parseDatabase } from './database/database.ts';
import { parseEventLog } from './event-log/event-log.ts';
import { parsePrefetch } from './prefetch/prefetch.ts';
import { parseInfo2 } from './recycle-bin/info2.ts';
import { parseRecycleIndex } from './recycle-bin/index-file.ts';
import { parseRegistry } from './registry/registry.ts';
import { parseShortcut } from './shortcut/shortcut.ts';

/** Largest file read whole; a hive is rarely above 200 MB. */
export const MOST_BYTES: number = 512 * 2 ** 20;

/**
 * Reads a file of a kind {@link kindOf} told. `name` tells INFO2 from `$I…`. Never throws. Neither rows nor faults: it is
 * of the kind, but holds nothing that is read here (a database of another application).
 */
export function parseArtefact(
  kind: ArtefactKind,
  name: string,
  file: Uint8Array,
  ports: ArtefactPorts = {},
): ParsedArtefact {
  if (kind === 'database') return parseDatabase(file, ports);
  if (kind === 'event-log') return parseEventLog(file);
  if (kind === 'shortcut') return parseShortcut(file);
  if (kind === 'prefetch') return parsePrefetch(file);
  if (kind === 'registry') return parseRegistry(file);
  return /^INFO2$/i.test(name) ? parseInfo2(file) : parseRecycleIndex(file);
}
