import type { Account, EntryRefusal, Pushed, Refused } from '@tracecraft/protocol';
import { belongsIn, kindFault, type Entry, type PublicKey } from '@tracecraft/record';
import type { Device, NewEntry, Store } from '../store/contract.ts';
import { checkEntries } from './check-beside.ts';
import type { EntryCheck } from './check-entry.ts';

/** What decides whether an entry may enter a stream. */
export interface PushRules {
  readonly stream: string;
  readonly caller: Account;
  /** Kind every stream of this sort begins with, and what is said to an entry that comes before it. */
  readonly begins: { readonly kind: string; readonly missing: EntryRefusal };
  /** What the words of an entry rule out in this stream; null: nothing. */
  readonly refusal: (entry: Entry) => Promise<Omit<Refused, 'id'> | null>;
}

/** Checks every entry, appends those that pass, and answers once they are durable. */
export async function acceptEntries(
  store: Store,
  rules: PushRules,
  entries: readonly unknown[],
  now: number,
): Promise<Omit<Pushed, 'checkpoint'>> {
  const devices = await devicesOf(store, entries);
  const checks = await checkEntries(
    entries.map((raw, i) => ({ text: JSON.stringify(raw), key: publicKeyOf(devices[i] ?? null) })),
  );
  const { kind, missing } = rules.begins;
  /** Asked for only where it matters: an entry that opens its stream need not know. */
  let open: boolean | null = null;
  const good: NewEntry[] = [];
  const refused: Refused[] = [];
  for (const [i, { id, ...check }] of checks.entries()) {
    // only read as an entry once its shape was found right
    const entry = entries[i] as Entry;
    let refusal = await refusalOf(rules, devices[i] ?? null, entry, check);
    if (refusal === null && entry.header.kind === kind) open = true;
    if (refusal === null && !(open ??= await store.holds(rules.stream, kind))) refusal = { code: missing };
    if (refusal === null) good.push({ id, entry, received: now });
    else refused.push({ id, ...refusal });
  }
  return append(store, good, refused);
}

/** Appends what passed; what does not continue its feed joins the refused. */
async function append(
  store: Store,
  good: readonly NewEntry[],
  refused: readonly Refused[],
): Promise<Omit<Pushed, 'checkpoint'>> {
  const outcomes = await store.append(good);
  const accepted: string[] = [];
  const known: string[] = [];
  const broken: Refused[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const id = good[i]?.id ?? '';
    if (outcome.outcome === 'accepted') accepted.push(id);
    else if (outcome.outcome === 'known') known.push(id);
    else broken.push({ id, code: outcome.code });
  }
  return { accepted, known, refused: [...refused, ...broken] };
}

/** The enrolled device each entry names, or null. */
async function devicesOf(store: Store, entries: readonly unknown[]): Promise<readonly (Device | null)[]> {
  // a backlog of a thousand acts has one or two
  const known = new Map<string, Device | null>();
  const found: (Device | null)[] = [];
  for (const raw of entries) {
    const key = keyNamed(raw);
    if (key !== '' && !known.has(key)) known.set(key, await store.device(key));
    found.push(known.get(key) ?? null);
  }
  return found;
}

/** Id of the key in the header of whatever came; empty when there is none. */
function keyNamed(raw: unknown): string {
  const key = (raw as { header?: { key?: unknown } | null } | null)?.header?.key;
  return typeof key === 'string' && key.length === KEY_ID ? key : '';
}

/** Characters of a key id: SHA-256 in hexadecimal. */
const KEY_ID = 64;

/** Why the entry may not enter; the first reason in this order. */
async function refusalOf(
  rules: PushRules,
  device: Device | null,
  entry: Entry,
  { shape, seal }: Omit<EntryCheck, 'id'>,
): Promise<Omit<Refused, 'id'> | null> {
  if (shape !== null) return { code: shape };
  const refusal = await faultInWords(rules, entry);
  if (refusal !== null) return refusal;
  if (device === null) return { code: 'key.unknown' };
  if (device.account !== rules.caller.id) return { code: 'key.foreign' };
  if (entry.body.performer !== device.account) return { code: 'entry.foreign-performer' };
  return seal === null ? null : { code: seal };
}

function publicKeyOf(device: Device | null): PublicKey | null {
  return device === null ? null : { algorithm: device.algorithm, bytes: device.publicKey };
}

const AGENCY_KINDS = new Set(['key.enrolled', 'key.revoked']);

/** What the plain words of the entry rule out. */
async function faultInWords(rules: PushRules, entry: Entry): Promise<Omit<Refused, 'id'> | null> {
  const { header, body } = entry;
  if (header.stream !== rules.stream) return { code: 'entry.foreign-stream' };
  if (!belongsIn(header.kind, rules.stream) || AGENCY_KINDS.has(header.kind))
    return { code: 'entry.kind-unknown' };
  if (kindFault(header.kind, body, { complete: true }) !== undefined) return { code: 'entry.fields' };
  return rules.refusal(entry);
}
