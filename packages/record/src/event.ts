/** SHA-256 of the JCS header of the event, 64 lower-case hexadecimal digits. */
export type EventId = string;

/** The signed part of an event (settled question 2). Its JCS bytes are signed; their SHA-256 is the event's id. */
export interface EventHeader {
  /** Format version, 0 until the freeze. */
  readonly v: 0;
  readonly kind: string;
  /** `case:<id>`, `course:<id>` or `agency:<id>`. */
  readonly stream: string;
  /** Id of the single-writer feed (device key, stream). */
  readonly feed: string;
  /** 0, 1, 2 … within the feed. */
  readonly seq: number;
  /** Id of the previous event of the same feed; null for the first. */
  readonly prev: EventId | null;
  /** Hybrid logical clock, decimal text of 64 bits: milliseconds × 65,536 + counter. Orders; never evidence of time. */
  readonly hlc: string;
  /** Id of the device key that signs. */
  readonly key: string;
  /** Newest agency checkpoint the device had seen (its root hash, hexadecimal); a lower bound of time. */
  readonly seen: string | null;
  /** Root of the salted field commitments, hexadecimal. */
  readonly root: string;
}

export type FieldValue = string | number | boolean | readonly string[];

/** An object the event touches: `role` as the kind declares it. */
export interface ObjectRef {
  readonly role: string;
  readonly type: string;
  readonly id: string;
}

/** Bytes that belong to the event, kept beside the record under their SHA-256. */
export interface Attachment {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** What it is: `photograph`, `sketch`, `export` … */
  readonly kind: string;
}

/** How the act reached the record (settled question 5). */
export type EnteredVia = 'hand' | 'quick-entry' | 'scan' | 'script' | 'import';

/** The committed part of an event: every leaf of it is one salted field. */
export interface EventBody {
  /** When the officer says it happened: UTC milliseconds, with the wall-clock offset and zone shown to the officer. */
  readonly claimed: {
    readonly start: number;
    readonly end?: number;
    readonly offsetMinutes: number;
    readonly zone: string;
  };
  /** When the device wrote it down, UTC milliseconds by its own clock. */
  readonly recorded: number;
  /** How good that clock was. A clock jump starts a new epoch. */
  readonly clock: {
    readonly source: 'device' | 'server' | 'manual';
    readonly uncertaintyMs: number;
    readonly epoch: number;
  };
  /** Id of the officer who did it; lives inside this case only. */
  readonly performer: string;
  readonly role: string;
  readonly enteredVia: EnteredVia;
  readonly objects: readonly ObjectRef[];
  /** Newest events of other feeds this device had seen: what reaches by hashes. */
  readonly informedBy: readonly EventId[];
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly attachments: readonly Attachment[];
}

/** An event as every reader above the record sees it: decoded, its id known. Whether it verified is told apart. */
export interface CaseEvent {
  readonly id: EventId;
  readonly header: EventHeader;
  readonly body: EventBody;
}
