import { readFileSync } from 'node:fs';
import {
  BundleError,
  eventId,
  isRedacted,
  openBundle,
  readEntry,
  shownBody,
  type BundleEntry,
  type CaseEvent,
  type EventBody,
  type RedactedEntry,
} from '@tracecraft/record';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { nodeHashing } from './node-hashing.ts';

/** The events of a bundle as far as they are shown. */
export interface BundleEvents {
  readonly events: readonly CaseEvent[];
  /** Entries some fields of which are withheld in this copy. */
  readonly redacted: number;
}

/** Reads the bundle in `file`. Throws CommandError when it can't be read; proves nothing about it. */
export function eventsOfBundle(file: string): BundleEvents {
  const entries = entriesOf(file, bytesOf(file));
  return {
    events: entries.map((entry) => eventOf(file, entry)),
    redacted: entries.filter(isRedacted).length,
  };
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    throw new CommandError(
      'check.bundle-missing',
      { file, code },
      code === 'ENOENT' ? EXIT.notFound : EXIT.inputOutput,
    );
  }
}

function entriesOf(file: string, bytes: Uint8Array): readonly BundleEntry[] {
  try {
    return openBundle(bytes).entries;
  } catch (problem) {
    if (problem instanceof BundleError)
      throw new CommandError(`record.${problem.code}`, { ...problem.params, file }, EXIT.badInput);
    throw problem;
  }
}

function eventOf(file: string, entry: BundleEntry): CaseEvent {
  if (isRedacted(entry))
    return { id: eventId(nodeHashing, entry.header), header: entry.header, body: withGaps(entry) };
  try {
    return readEntry(nodeHashing, entry);
  } catch {
    throw new CommandError(
      'check.altered',
      { file, kind: entry.header.kind, seq: entry.header.seq },
      EXIT.badInput,
    );
  }
}

/** A body whose withheld parts are empty: a check then finds what it asks for missing, or says it is uncertain. */
function withGaps(entry: RedactedEntry): EventBody {
  const time = Number(BigInt(entry.header.hlc) >> 16n);
  const shown = shownBody(entry) as Partial<EventBody> | undefined;
  return {
    recorded: time,
    clock: { source: 'manual', uncertaintyMs: 0, epoch: 0 },
    performer: '',
    role: '',
    enteredVia: 'import',
    objects: [],
    informedBy: [],
    fields: {},
    attachments: [],
    ...shown,
    claimed: { start: time, offsetMinutes: 0, zone: 'UTC', ...shown?.claimed },
  };
}
