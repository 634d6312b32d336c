import { equalBytes, fromBase64, type Hashing } from '@tracecraft/bytes';
import { eventId, readEntry, signatureHolds, type Entry } from '../entry.ts';
import { keyId, type KeyAlgorithm, type PublicKey, type VerifySignature } from '../key.ts';
import { kindFault } from './kind-fault.ts';
import type { Problems } from './report.ts';

/** What the agency said about a device key. */
export interface Enrolment {
  readonly publicKey: PublicKey;
  readonly person: string;
  readonly name: string;
  readonly agency: string;
  /** `sign-in-link`, `passkey` or `in-person`. */
  readonly strength: string;
}

export interface EnrolledKeys {
  readonly enrolments: ReadonlyMap<string, Enrolment>;
  /** Ids of keys the agency says no longer count, with its reason. */
  readonly revoked: ReadonlyMap<string, string>;
}

const KEY_BYTES: Readonly<Record<KeyAlgorithm, number>> = { ed25519: 32, p256: 65 };

/**
 * Reads the agency's key events. Each must open its commitments, be signed by the agency key and stand in one agency
 * feed in order of seq; the bundle holds only those that concern it, so gaps are allowed and forks are not.
 */
export async function readEnrolments(
  hashing: Hashing,
  verify: VerifySignature,
  agency: PublicKey,
  entries: readonly Entry[],
  problems: Problems,
): Promise<EnrolledKeys> {
  const enrolments = new Map<string, Enrolment>();
  const revoked = new Map<string, string>();
  const stream = entries[0]?.header.stream ?? '';
  let last: Entry | undefined;
  for (const [i, entry] of entries.entries()) {
    const line = i + 1;
    const { header, body } = entry;
    if (!opens(hashing, entry)) problems.add('key.commitment', { line });
    if (!(await signatureHolds(hashing, verify, agency, entry))) problems.add('key.signature', { line });
    if (!stream.startsWith('agency:') || header.stream !== stream || !follows(hashing, last, entry))
      problems.add('key.feed', { line });
    const fault = kindFault(header.kind, body, { complete: true });
    if (fault !== undefined) problems.add('key.schema', { line, path: fault });
    else if (header.kind === 'key.revoked')
      revoked.set(String(body.fields['key']), String(body.fields['reason']));
    else addEnrolment(hashing, enrolments, entry, line, problems);
    last = entry;
  }
  return { enrolments, revoked };
}

function opens(hashing: Hashing, entry: Entry): boolean {
  try {
    readEntry(hashing, entry);
    return true;
  } catch {
    return false;
  }
}

function follows(hashing: Hashing, last: Entry | undefined, { header }: Entry): boolean {
  if ((header.seq === 0) !== (header.prev === null)) return false;
  if (last === undefined) return true;
  if (header.seq <= last.header.seq) return false;
  return header.seq > last.header.seq + 1 || header.prev === eventId(hashing, last.header);
}

function addEnrolment(
  hashing: Hashing,
  enrolments: Map<string, Enrolment>,
  { header, body: { fields } }: Entry,
  line: number,
  problems: Problems,
): void {
  const text = (name: string): string => String(fields[name] ?? '');
  const algorithm = text('algorithm') === 'p256' ? 'p256' : 'ed25519';
  const bytes = base64(text('public'));
  const fits = bytes !== undefined && bytes.length === KEY_BYTES[algorithm];
  if (header.kind !== 'key.enrolled' || !fits || keyId(hashing, { algorithm, bytes }) !== fields['key'])
    return problems.add('key.schema', { line, path: '/fields/key' });
  if (enrolments.has(text('key'))) return problems.add('key.doubled', { line });
  const { person, name, agency, strength } = {
    person: text('person'),
    name: text('name'),
    agency: text('agency'),
    strength: text('strength'),
  };
  enrolments.set(text('key'), { publicKey: { algorithm, bytes }, person, name, agency, strength });
}

function base64(text: string): Uint8Array | undefined {
  try {
    return fromBase64(text);
  } catch {
    return undefined;
  }
}

/** True when both are the same key. */
export function sameKey(a: PublicKey, b: PublicKey): boolean {
  return a.algorithm === b.algorithm && equalBytes(a.bytes, b.bytes);
}
