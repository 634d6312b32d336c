import type { Json } from '@tracecraft/bytes';
import { canonicalJson } from '@tracecraft/bytes';
import { LIMITS, parseEntry, type Account, type EntryRefusal, type Pushed } from '@tracecraft/protocol';
import { eventId, kindFault, kindNamed, readEntry, signatureHolds, type Entry } from '@tracecraft/record';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { nodeVerify } from '../adapters/node-keys.ts';
import type { NewEntry, Store } from '../store/contract.ts';

/** What decides whether an entry may enter a stream. */
export interface PushRules {
  readonly stream: string;
  readonly caller: Account;
  /** Ids of the officers of the team. */
  readonly team: ReadonlySet<string>;
  /** Setting of the exercise this case belongs to. */
  readonly setting: string;
}

type Checked =
  | { readonly id: string; readonly entry: Entry }
  | { readonly id: string; readonly code: EntryRefusal };

/** Checks every entry, appends those that pass, and answers once they are durable. */
export async function acceptEntries(
  store: Store,
  rules: PushRules,
  entries: readonly unknown[],
  now: number,
): Promise<Omit<Pushed, 'checkpoint'>> {
  const checked: Checked[] = [];
  let open = await store.holds(rules.stream, 'case.opened');
  for (const raw of entries) {
    const one = await check(store, rules, raw);
    const opens = 'entry' in one && one.entry.header.kind === 'case.opened';
    open ||= opens;
    checked.push(open || !('entry' in one) ? one : { id: one.id, code: 'case.not-open' });
  }
  const good = checked
    .filter((one) => 'entry' in one)
    .map(({ id, entry }): NewEntry => ({ id, entry, received: now }));
  const refused = checked
    .filter((one) => 'code' in one)
    .map(({ id, code }) => ({ id, code: code as string }));
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

async function check(store: Store, rules: PushRules, raw: unknown): Promise<Checked> {
  if (JSON.stringify(raw).length > LIMITS.entryBytes) return { id: idIn(raw), code: 'entry.too-large' };
  const parsed = parseEntry(raw);
  if ('fault' in parsed) return { id: idIn(raw), code: 'entry.malformed' };
  const { entry } = parsed;
  const id = idIn(entry);
  const code =
    faultInWords(rules, entry) ??
    (await faultInKey(store, rules, entry)) ??
    (await faultInSeals(store, entry));
  return code === null ? { id, entry } : { id, code };
}

const AGENCY_KINDS = new Set(['key.enrolled', 'key.revoked']);

/** What the plain words of the entry rule out. */
function faultInWords(rules: PushRules, { header, body }: Entry): EntryRefusal | null {
  if (header.stream !== rules.stream) return 'entry.foreign-stream';
  if (kindNamed(header.kind) === undefined || AGENCY_KINDS.has(header.kind)) return 'entry.kind-unknown';
  if (kindFault(header.kind, body, { complete: true }) !== undefined) return 'entry.fields';
  if (!rules.team.has(body.performer)) return 'entry.foreign-performer';
  if (header.kind === 'case.opened' && body.fields['setting'] !== rules.setting) return 'setting.refused';
  return null;
}

async function faultInKey(store: Store, rules: PushRules, { header }: Entry): Promise<EntryRefusal | null> {
  const device = await store.device(header.key);
  if (device === null) return 'key.unknown';
  return device.account === rules.caller.id ? null : 'key.foreign';
}

/** What the commitment and the signature rule out. */
async function faultInSeals(store: Store, entry: Entry): Promise<EntryRefusal | null> {
  try {
    readEntry(nodeHashing, entry);
  } catch {
    return 'entry.commitment';
  }
  const device = await store.device(entry.header.key);
  if (device === null) return 'key.unknown';
  const key = { algorithm: device.algorithm, bytes: device.publicKey };
  return (await signatureHolds(nodeHashing, nodeVerify, key, entry)) ? null : 'entry.signature';
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
