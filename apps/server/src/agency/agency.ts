import { randomBytes } from 'node:crypto';
import { fromBase64 } from '@tracecraft/bytes';
import type { Account, EnrolDevice, Enrolled } from '@tracecraft/protocol';
import {
  eventId,
  keyId,
  nextHlc,
  writeEntry,
  type Entry,
  type EventBody,
  type FeedHead,
  type PublicKey,
  type Signer,
} from '@tracecraft/record';
import { isUsableKey } from '../adapters/node-keys.ts';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Store } from '../store/contract.ts';

/** The agency as a signer of its own stream: it says which device key belongs to which officer. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  /** `agency:<id>`. */
  readonly stream: string;
  readonly signer: Signer;
  readonly keyId: string;
  /** Enrols a device key for `account`; doing it again answers the first enrolment. */
  enrol(account: Account, device: EnrolDevice): Promise<Enrolled>;
  /** The enrolment of `key`, or null. */
  enrolmentOf(key: string): Promise<Entry | null>;
}

/** Opens the agency named after its key, so that two servers never share an id. */
export function openAgency(store: Store, signer: Signer, name: string, now: () => number): Agency {
  const own = keyId(nodeHashing, signer.publicKey);
  const id = own.slice(0, 16);
  const stream = `agency:${id}`;
  let last: Promise<unknown> = Promise.resolve();

  async function append(kind: string, fields: EventBody['fields']): Promise<Entry> {
    const time = now();
    const head = (await store.feeds(stream)).find((feed) => feed.key === own) ?? null;
    const previous: FeedHead | null = head;
    const entry = await writeEntry(nodeHashing, signer, {
      kind,
      stream,
      body: bodyAt(time, id, fields),
      hlc: nextHlc(time, previous === null ? [] : [previous.hlc]),
      seen: null,
      previous,
      secret: randomBytes(32),
    });
    const [outcome] = await store.append([{ id: eventId(nodeHashing, entry.header), entry, received: time }]);
    if (outcome?.outcome !== 'accepted') throw new ApiProblem('server.failed');
    return entry;
  }

  async function enrolmentOf(key: string): Promise<Entry | null> {
    for (let from = 0; ; ) {
      const page = await store.read(stream, from, 500);
      const found = page.entries.find(
        ({ entry }) => entry.body.fields['key'] === key && entry.header.kind === 'key.enrolled',
      );
      if (found !== undefined) return found.entry;
      from += page.entries.length;
      if (page.entries.length === 0 || from >= page.total) return null;
    }
  }

  async function enrol(account: Account, asked: EnrolDevice): Promise<Enrolled> {
    const publicKey = publicKeyOf(asked);
    const key = keyId(nodeHashing, publicKey);
    const known = await store.device(key);
    if (known !== null && known.account !== account.id) throw new ApiProblem('device.key-taken');
    const already = known === null ? null : await enrolmentOf(key);
    if (already !== null) return { keyId: key, enrolment: already };
    const { algorithm } = publicKey;
    const { id: person, name: written, agency, strength } = account;
    const fields = { key, algorithm, public: asked.publicKey, person, name: written, agency, strength };
    const enrolment = await append('key.enrolled', fields);
    await store.addDevice({ key, account: account.id, algorithm, publicKey: publicKey.bytes });
    return { keyId: key, enrolment };
  }

  return {
    id,
    name,
    stream,
    signer,
    keyId: own,
    enrolmentOf,
    enrol(account, asked) {
      // one at a time: the agency's feed has a single writer
      const mine = last.then(() => enrol(account, asked));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function publicKeyOf(asked: EnrolDevice): PublicKey {
  const bytes = (() => {
    try {
      return fromBase64(asked.publicKey);
    } catch {
      throw new ApiProblem('request.malformed', { at: 'publicKey' });
    }
  })();
  const key: PublicKey = { algorithm: asked.algorithm, bytes };
  if (!isUsableKey(key)) throw new ApiProblem('request.malformed', { at: 'publicKey' });
  return key;
}

/** Body of an event the server itself records. */
function bodyAt(time: number, performer: string, fields: EventBody['fields']): EventBody {
  return {
    claimed: { start: time, offsetMinutes: 0, zone: 'UTC' },
    recorded: time,
    clock: { source: 'server', uncertaintyMs: 1_000, epoch: 0 },
    performer,
    role: 'administrator',
    enteredVia: 'script',
    objects: [],
    informedBy: [],
    fields,
    attachments: [],
  };
}
