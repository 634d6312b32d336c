import { canonicalJson, type Json } from '@tracecraft/bytes';
import { LIMITS, parseEntry, type EntryRefusal } from '@tracecraft/protocol';
import {
  eventId,
  readEntry,
  signatureHolds,
  type Entry,
  type PublicKey,
  type VerifySignature,
} from '@tracecraft/record';
import { nodeHashing } from '../adapters/node-hashing.ts';

/** An entry to check: as it came, as JSON text, and the public key its header names; null when nobody enrolled it. */
export interface UncheckedEntry {
  readonly text: string;
  readonly key: PublicKey | null;
}

/** What an entry proves by itself. */
export interface EntryCheck {
  /** Event id; empty when there is no header to make one from. */
  readonly id: string;
  /** Why it is no entry at all. */
  readonly shape: EntryRefusal | null;
  /** Why its commitment or its signature does not hold; null as well when there was no key to look with. */
  readonly seal: EntryRefusal | null;
}

/** Checks size, shape, commitment and signature of one entry: all that needs nothing but the entry and its key. */
export async function checkEntry(
  { text, key }: UncheckedEntry,
  verify: VerifySignature,
): Promise<EntryCheck> {
  const raw: unknown = JSON.parse(text);
  if (text.length > LIMITS.entryBytes) return { id: idIn(raw), shape: 'entry.too-large', seal: null };
  const parsed = parseEntry(raw);
  if ('fault' in parsed) return { id: idIn(raw), shape: 'entry.malformed', seal: null };
  const { entry } = parsed;
  const id = openedId(entry);
  if (id === null) return { id: idIn(entry), shape: null, seal: 'entry.commitment' };
  const holds = key === null || (await signatureHolds(nodeHashing, verify, key, entry));
  return { id, shape: null, seal: holds ? null : 'entry.signature' };
}

/** Id of an entry whose body opens its commitment, or null. */
function openedId(entry: Entry): string | null {
  try {
    return readEntry(nodeHashing, entry).id;
  } catch {
    return null;
  }
}

/** Id of whatever header `raw` has, so that even a malformed entry can be named; empty when it has none. */
function idIn(raw: unknown): string {
  try {
    const { header } = raw as { header: Entry['header'] };
    canonicalJson(header as unknown as Json);
    return eventId(nodeHashing, header);
  } catch {
    return '';
  }
}
