import { canonicalBytes, fromBase64, toBase64, toHex, type Hashing, type Json } from '@tracecraft/bytes';
import { bodyRoot } from './commitment.ts';
import type { CaseEvent, EventBody, EventHeader, EventId } from './event.ts';
import { feedId, keyId, type PublicKey, type Signer, type VerifySignature } from './key.ts';

/** A signed event as it is stored and synced: header, signature, and beside them the body with its secret. */
export interface Entry {
  readonly header: EventHeader;
  /** 64-byte signature over the JCS bytes of the header, base64. */
  readonly signature: string;
  readonly body: EventBody;
  /** 32-byte event secret, base64: opens the commitments, never signed. */
  readonly secret: string;
}

/** Where a feed stands: what the next event continues. */
export interface FeedHead {
  readonly seq: number;
  readonly id: EventId;
  readonly hlc: string;
}

/** What a device decides about its next event. */
export interface EntryDraft {
  readonly kind: string;
  readonly stream: string;
  readonly body: EventBody;
  readonly hlc: string;
  readonly seen: string | null;
  readonly previous: FeedHead | null;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}

/** The event id: SHA-256 of the JCS header, hexadecimal. */
export function eventId(hashing: Hashing, header: EventHeader): EventId {
  return toHex(hashing.sha256(headerBytes(header)));
}

/** The signed bytes of a header. */
export function headerBytes(header: EventHeader): Uint8Array {
  return canonicalBytes(header as unknown as Json);
}

/** Commits, chains and signs `draft` as the next event of the signer's feed in that stream. */
export async function writeEntry(hashing: Hashing, signer: Signer, draft: EntryDraft): Promise<Entry> {
  const key = keyId(hashing, signer.publicKey);
  const header: EventHeader = {
    v: 0,
    kind: draft.kind,
    stream: draft.stream,
    feed: feedId(hashing, key, draft.stream),
    seq: draft.previous === null ? 0 : draft.previous.seq + 1,
    prev: draft.previous?.id ?? null,
    hlc: draft.hlc,
    key,
    seen: draft.seen,
    root: toHex(bodyRoot(hashing, draft.secret, draft.body as unknown as Json)),
  };
  const signature = await signer.sign(headerBytes(header));
  return { header, signature: toBase64(signature), body: draft.body, secret: toBase64(draft.secret) };
}

/** The event in `entry`, with its id. Throws RangeError when the body does not open the signed commitments. */
export function readEntry(hashing: Hashing, entry: Entry): CaseEvent {
  const root = toHex(bodyRoot(hashing, fromBase64(entry.secret), entry.body as unknown as Json));
  if (root !== entry.header.root)
    throw new RangeError(`body of event ${entry.header.seq} does not match its commitment`);
  return { id: eventId(hashing, entry.header), header: entry.header, body: entry.body };
}

/** True when `key` is the key the header names and its signature over the header holds. */
export async function signatureHolds(
  hashing: Hashing,
  verify: VerifySignature,
  key: PublicKey,
  entry: Pick<Entry, 'header' | 'signature'>,
): Promise<boolean> {
  if (keyId(hashing, key) !== entry.header.key) return false;
  if (feedId(hashing, entry.header.key, entry.header.stream) !== entry.header.feed) return false;
  return verify(key, headerBytes(entry.header), fromBase64(entry.signature));
}
