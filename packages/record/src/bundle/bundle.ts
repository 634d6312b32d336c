import type { Entry } from '../entry.ts';
import type { BundleEntry } from './redacted-entry.ts';

/** What the agency log proves about a case: each head it ever logged for it, and one proof for all of them. */
export interface LoggedHeads {
  /** 32 bytes from which every head's label follows. */
  readonly secret: Uint8Array;
  /** Head number i (from 0) stands at leaf `index` of the log and covers the first `size` events. Both ascend. */
  readonly heads: readonly { readonly index: number; readonly size: number }[];
  /** `TileReader.sharedInclusionProof` of all those indices at the size of the checkpoint. */
  readonly proof: readonly Uint8Array[];
}

/** A case as it leaves the agency: everything `verify` needs, and nothing that is not checked. */
export interface Bundle {
  /** `case:<id>` or `course:<id>`. */
  readonly stream: string;
  /** In the order the agency accepted them: the leaves of the case tree. */
  readonly entries: readonly BundleEntry[];
  /** `key.enrolled` and `key.revoked` of the agency stream, signed by the agency key, in order of their seq. */
  readonly keys: readonly Entry[];
  /** C2SP verifier key of the agency, which signs its log and its key events. */
  readonly vkey: string;
  /** C2SP verifier keys of the witnesses that cosigned the checkpoint, in the order of their lines in it. */
  readonly witnesses?: readonly string[];
  /** Signed checkpoint (a C2SP note): the agency's line, then one line a witness, and no other. */
  readonly checkpoint: string;
  readonly log: LoggedHeads;
  /** Attachments by SHA-256 (hexadecimal). */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** Names of the files, in their order; blobs follow, ascending. */
export const FILES = [
  'manifest.json',
  'vkeys',
  'checkpoint',
  'log.json',
  'keys.jsonl',
  'entries.jsonl',
] as const;
export const BLOB_FOLDER = 'blobs/';
export const BUNDLE_FORMAT = 'tracecraft-case';
export const BUNDLE_VERSION = 0;
