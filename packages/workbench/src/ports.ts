import type { Hashing } from '@tracecraft/bytes';
import type { Entry, EventId, Signer } from '@tracecraft/record';

/** What a workbench needs from its host. Everything that differs between browser, server and command is here. */
export interface WorkbenchPorts {
  readonly hashing: Hashing;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array;
  readonly journal: Journal;
}

export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Milliseconds that never jump; lets the session notice a wall clock set forward. */
  monotonic?(): number;
  /** IANA zone and offset shown to the officer at `time`. */
  zoneAt(time: number): { readonly zone: string; readonly offsetMinutes: number };
  readonly uncertaintyMs: number;
  readonly source: 'device' | 'server' | 'manual';
}

/** The device's own durable copy: an act counts only when `append` has resolved. */
export interface Journal {
  append(entry: Entry): Promise<void>;
  /** Keeps entries others wrote, all or none: they can be fetched again. Without it each is appended. */
  appendOthers?(entries: readonly Entry[]): Promise<void>;
  load(stream: string): Promise<readonly Entry[]>;
  /** As `load`, with the ids the entries were kept under. */
  loadNamed?(stream: string): Promise<readonly NamedEntry[]>;
}

export interface NamedEntry {
  readonly id: EventId;
  readonly entry: Entry;
}
