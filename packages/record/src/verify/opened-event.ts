import { fromBase64, toHex, type Hashing, type Json } from '@tracecraft/bytes';
import { isRedacted, redactedRoot, shownBody, type BundleEntry } from '../bundle/redacted-entry.ts';
import { shownBodyShape } from '../bundle/entry-shape.ts';
import { fieldsOf, rootOfFields } from '../commitment.ts';
import type { EventBody, EventHeader } from '../event.ts';
import { headerBytes } from '../entry.ts';

/** A body some parts of which may be withheld. */
type ShownBody = { readonly [K in keyof EventBody]?: Shown<EventBody[K]> };
type Shown<T> = T extends readonly (infer I)[]
  ? readonly Shown<I>[]
  : T extends object
    ? { readonly [K in keyof T]?: Shown<T[K]> }
    : T;

/** An event of a bundle as far as it is shown, with the hashes it gives. */
export interface OpenedEvent {
  readonly header: EventHeader;
  readonly signature: string;
  readonly headerBytes: Uint8Array;
  /** SHA-256 of the header bytes. */
  readonly idBytes: Uint8Array;
  readonly id: string;
  readonly body: ShownBody;
  /** The shown and withheld fields give the signed root. */
  readonly committed: boolean;
  readonly fields: number;
  readonly withheld: number;
}

/** Opens the commitments of an entry. Undefined when what a redacted one shows has not the form of a body. */
export function openEvent(hashing: Hashing, entry: BundleEntry): OpenedEvent | undefined {
  const bytes = headerBytes(entry.header);
  const idBytes = hashing.sha256(bytes);
  const base = {
    header: entry.header,
    signature: entry.signature,
    headerBytes: bytes,
    idBytes,
    id: toHex(idBytes),
  };
  if (isRedacted(entry)) {
    const shown = shownBody(entry);
    if (shown === undefined || shownBodyShape(shown, '') !== undefined) return undefined;
    const body = shown as ShownBody;
    const withheld = entry.leaves.filter((leaf) => 'hash' in leaf).length;
    const committed = redactedRoot(hashing, entry) === entry.header.root;
    return { ...base, body, committed, fields: entry.leaves.length, withheld };
  }
  const fields = fieldsOf(entry.body as unknown as Json);
  const committed = toHex(rootOfFields(hashing, fromBase64(entry.secret), fields)) === entry.header.root;
  return { ...base, body: entry.body as ShownBody, committed, fields: fields.length, withheld: 0 };
}
