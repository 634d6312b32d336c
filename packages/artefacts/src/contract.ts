import type { SqliteEngine } from './database/engine.ts';

/** What a stored time counts and where it is anchored; it is never shown without this. */
type TimeSemantics =
  /** 100 ns since 1601-01-01, UTC. */
  | 'filetime-utc'
  /** FAT date and time of two seconds; the structure carries no zone. */
  | 'fat-unzoned'
  /** 100 ns since 1582-10-15, UTC, inside a version 1 UUID (RFC 9562 §5.1). */
  | 'uuid1-utc'
  /** Microseconds since 1601-01-01, UTC (Chromium). */
  | 'webkit-us-utc'
  /** Microseconds, milliseconds, seconds since 1970-01-01, UTC. */
  | 'unix-us-utc'
  | 'unix-ms-utc'
  | 'unix-s-utc'
  /** Seconds with a fraction, or nanoseconds, since 2001-01-01, UTC (Apple). */
  | 'cocoa-s-utc'
  | 'cocoa-ns-utc'
  /** Text of a camera's clock (Exif): no zone, or with the offset a tag beside it tells. */
  | 'exif-local'
  | 'exif-offset'
  /** Date and time of satellites (Exif), UTC. */
  | 'gps-utc'
  /** Text that may tell its own offset: of PDF (ISO 32000-1 §7.9.4), of XML (W3C date and time). */
  | 'pdf-date'
  | 'w3c-date';

/** A stored time with its meaning. */
export interface ArtefactTime {
  readonly semantics: TimeSemantics;
  /**
   * `YYYY-MM-DDTHH:MM:SS` with as many digits of a fraction as the stored unit has; `Z` only where the stored value is UTC,
   * `±HH:MM` only where it tells that offset, else no zone. Null when it is zero or no date.
   */
  readonly reading: string | null;
}

export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** Every kind there is. */
export const ARTEFACT_KINDS = [
  'recycle-bin',
  'shortcut',
  'registry',
  'prefetch',
  'database',
  'event-log',
  'picture',
  'document',
] as const;

/** One fact read from one field. Nothing is inferred: what two facts mean together is for the examiner. */
export interface ArtefactRow {
  readonly kind: ArtefactKind;
  /** Structure and field as their published description names them, e.g. `ShellLinkHeader.CreationTime`. */
  readonly source: string;
  /** Which of several: a registry key, a record's index, an item of a list; empty where there is one. */
  readonly record: string;
  /** The value as it is stored: text, a decimal number, or hexadecimal bytes. */
  readonly stored: string;
  /** The same made readable, where that differs: ROT13 undone, a drive type's name. */
  readonly value?: string;
  readonly time?: ArtefactTime;
  /** Byte in the file where the stored value begins, and how many it takes. */
  readonly offset: number;
  readonly length: number;
  /**
   * What holds these bytes, where it is not the file itself: the file beside with this ending (`-wal`, `.LOG1`), or the part of a
   * package (`docProps/core.xml`), where offsets count in what was unpacked.
   */
  readonly within?: string;
  /** Found by a signature or its shape in a damaged or unused part of the file: what it says may be stale or torn. */
  readonly carved?: true;
  /** The file alone says so; with the log beside it, it does so no longer: an older state. */
  readonly superseded?: true;
}

/** Why something of a file could not be read; text for people is phrase `notice.<code>`. */
export type ArtefactFaultCode =
  /** The file ends before the field does. */
  | 'artefact.truncated'
  /** The field holds what it may not. */
  | 'artefact.malformed'
  /** A bound of the reader was reached; what follows was not read. */
  | 'artefact.limit'
  /** The structure is sound, and says that the file was not closed properly. */
  | 'artefact.unclean'
  /** The host brings nothing that reads this format. */
  | 'artefact.no-reader';

export interface ArtefactFault {
  readonly code: ArtefactFaultCode;
  readonly structure: string;
  readonly field: string;
  readonly offset: number;
  readonly value: string;
}

/** What a parser makes of a file. It never throws: what could be read stands beside what could not. */
export interface ParsedArtefact {
  readonly kind: ArtefactKind;
  /** Form within the kind, e.g. `$I version 2`; empty when not even that could be read. */
  readonly form: string;
  readonly rows: readonly ArtefactRow[];
  readonly faults: readonly ArtefactFault[];
  /** Something is missing from `rows`. */
  readonly partial: boolean;
}

/** What the host brings beside the file itself. */
export interface ArtefactPorts {
  /** SQLite, for databases; without it they are told as unread. */
  readonly sqlite?: SqliteEngine;
  /** Bytes of the file of the same name with this ending (`-wal`), null where there is none or it can't be read. */
  readonly beside?: (ending: string) => Uint8Array | null;
}
