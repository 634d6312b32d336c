import { setImmediate } from 'node:timers/promises';
import type { Json } from '@tracecraft/bytes';
import { canonicalJson } from '@tracecraft/bytes';
import {
  LIMITS,
  parseEntry,
  type Account,
  type EntryRefusal,
  type Pushed,
  type Refused,
} from '@tracecraft/protocol';
import { belongsIn, eventId, kindFault, readEntry, signatureHolds, type Entry } from '@tracecraft/record';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { nodeVerify } from '../adapters/node-keys.ts';
import type { Device, NewEntry, Store } from '../store/contract.ts';

/** What decides whether an entry may enter a stream. */
export interface PushRules {
  readonly stream: string;
  readonly caller: Account;
  /** Kind every stream of this sort begins with, and what is said to an entry that comes before it. */
  readonly begins: { readonly kind: string; readonly missing: EntryRefusal };
  /** What the words of an entry rule out in this stream; null: nothing. */
  readonly refusal: (entry: Entry) => Promise<Omit<Refused, 'id'> | null>;
}

type Checked = { readonly id: string; readonly entry: Entry } | Refused;

/** Entries checked before others get their turn: about 20 ms of work. */
const BREATH = 64;

/** Checks every entry, appends those that pass, and answers once they are durable. */
export async function acceptEntries(
  store: Store,
  rules: PushRules,
  entries: readonly unknown[],
  now: number,
): Promise<Omit<Pushed, 'checkpoint'>> {
  const checked: Checked[] = [];
  const { kind, missing } = rules.begins;
  let open = await store.holds(rules.stream, kind);
  const devices: Devices = new Map();
  for (const [i, raw] of entries.entries()) {
    // a backlog of a thousand acts must not keep everybody else waiting
    if (i % BREATH === BREATH - 1) await setImmediate();
    const one = await check(store, rules, devices, raw);
    const opens = 'entry' in one && one.entry.header.kind === kind;
    open ||= opens;
    checked.push(open || !('entry' in one) ? one : { id: one.id, code: missing });
  }
  const good = checked
    .filter((one) => 'entry' in one)
    .map(({ id, entry }): NewEntry => ({ id, entry, received: now }));
  const refused: Refused[] = checked.filter((one) => 'code' in one);
  const outcomes = await store.append(good);
  const accepted: string[] = [];
  const known: string[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const id = good[i]?.id ?? '';
    if (outcome.outcome === 'accepted') accepted.push(id);
    else if (outcome.outcome === 'known') known.push(id);
    else refused.push({ id, code: outcome.code });
  }
  return { accepted, known, refused };
}

async function check(store: Store, rules: PushRules, devices: Devices, raw: unknown): Promise<Checked> {
  if (JSON.stringify(raw).length > LIMITS.entryBytes) return { id: idIn(raw), code: 'entry.too-large' };
  const parsed = parseEntry(raw);
  if ('fault' in parsed) return { id: idIn(raw), code: 'entry.malformed' };
  const { entry } = parsed;
  const refusal = await faultInWords(rules, entry);
  if (refusal !== null) return { id: idIn(entry), ...refusal };
  const { key } = entry.header;
  const device = devices.has(key) ? devices.get(key) : await store.device(key);
  devices.set(key, device ?? null);
  if (device === null || device === undefined) return { id: idIn(entry), code: 'key.unknown' };
  if (device.account !== rules.caller.id) return { id: idIn(entry), code: 'key.foreign' };
  if (entry.body.performer !== device.account) return { id: idIn(entry), code: 'entry.foreign-performer' };
  return checkSeals(device, entry);
}

/** The devices seen in one push: a backlog of a thousand acts has one or two. */
type Devices = Map<string, Device | null>;

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

/** What the commitment and the signature rule out. */
async function checkSeals({ algorithm, publicKey }: Device, entry: Entry): Promise<Checked> {
  const id = openedId(entry);
  if (id === null) return { id: idIn(entry), code: 'entry.commitment' };
  const holds = await signatureHolds(nodeHashing, nodeVerify, { algorithm, bytes: publicKey }, entry);
  return holds ? { id, entry } : { id, code: 'entry.signature' };
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
