import type { Advice, CheckVerdict, Monitor } from '@tracecraft/practice';
import type { CaseEvent, EnteredVia, Entry, FieldValue } from '@tracecraft/record';
import type { WorkbenchPorts } from './ports.ts';

/** An act as a screen or an act script states it; the session turns it into one signed event. */
export interface Act {
  /** Event kind, e.g. `exhibit.photographed`. */
  readonly kind: string;
  /** Role → object id. For an exhibit that is a device the session adds the device role itself. */
  readonly objects: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** When it happened, if not now (UTC ms): more than 15 minutes ago makes it a late entry. */
  readonly at?: number;
  readonly enteredVia: EnteredVia;
  /** Bytes already stored under their hash by the caller. */
  readonly attachments?: readonly { sha256: string; size: number; mediaType: string; kind: string }[];
}

/** One officer at work on one case, on one device. */
export interface Session {
  readonly stream: string;
  /** Merged record in (hlc, feed, seq) order. */
  events(): readonly CaseEvent[];
  entries(): readonly Entry[];
  /** Validates, commits, signs, journals, then monitors. Rejects with a typed error and records nothing when it can't. */
  perform(act: Act): Promise<CaseEvent>;
  /** Entries of other devices, in any order; already known ones are ignored. */
  receive(entries: readonly Entry[]): void;
  /** Once the journal is done with what was received so far: whether it took all of it. */
  kept(): Promise<boolean>;
  /** Moves the monitor clock. */
  tick(now: number): void;
  verdicts(): readonly CheckVerdict[];
  advice(): readonly Advice[];
  /** Own entries the server has not acknowledged. */
  outbox(): readonly Entry[];
  acknowledge(ids: readonly string[]): void;
  subscribe(listener: () => void): () => void;
  /** Verdicts as they would stand if the case closed now: what a score and a debrief read. */
  closedVerdicts(): readonly CheckVerdict[];
  /** Newest agency checkpoint (root hash, hexadecimal) this device has seen; goes into `seen` of later events. */
  sawCheckpoint(root: string): void;
  /** Entries that were not taken because their body does not match what was signed, or of another stream. */
  rejected(): readonly { readonly entry: Entry; readonly code: string }[];
}

/** Builds a {@link Session}. `monitor` and `advise` come from the practices in force. */
export interface SessionOptions {
  readonly ports: WorkbenchPorts;
  readonly stream: string;
  /** Who works here: id inside this case, and duty until `officer.joined` says another. */
  readonly officer: { readonly id: string; readonly role: string };
  /** A fresh monitor over the practices in force. */
  monitor(): Monitor;
  /** Advice on these verdicts at `now` (UTC ms by the session's clock). */
  advise(verdicts: readonly CheckVerdict[], events: readonly CaseEvent[], now: number): readonly Advice[];
  /** How far other devices' clocks may pull ours; default five minutes. `Infinity` for scripted clocks. */
  readonly driftCapMs?: number;
  /**
   * Takes what the journal holds as it is: a session keeps nothing it has not checked, and checking ten thousand entries
   * again takes a page a second. For streams no verdict is drawn from.
   */
  readonly trustsJournal?: boolean;
}
