import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { toBase64 } from '@tracecraft/bytes';
import { paths, type Enrolled, type Pushed, type SignedIn } from '@tracecraft/protocol';
import {
  eventId,
  nextHlc,
  writeEntry,
  type Entry,
  type EventBody,
  type FeedHead,
  type Signer,
} from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';

/** A fresh Ed25519 signer. */
export function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return {
    publicKey: { algorithm: 'ed25519', bytes: new Uint8Array(Buffer.from(x ?? '', 'base64url')) },
    sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, key))),
  };
}

/** Body of an event of the team member `performer`. */
export function bodyOf(performer: string, fields: EventBody['fields'] = {}): EventBody {
  const now = Date.now();
  return {
    claimed: { start: now, offsetMinutes: 420, zone: 'Asia/Bangkok' },
    recorded: now,
    clock: { source: 'device', uncertaintyMs: 500, epoch: 0 },
    performer,
    role: 'recorder',
    enteredVia: 'hand',
    objects: [],
    informedBy: [],
    fields,
    attachments: [],
  };
}

/** One device of one officer: keeps its feed in every stream. */
export class TestDevice {
  readonly #heads = new Map<string, FeedHead | null>();
  #stream = '';
  readonly address: string;
  readonly session: string;
  readonly person: string;
  readonly signer: Signer;

  constructor(address: string, session: string, person: string, signer: Signer = newSigner()) {
    this.address = address;
    this.session = session;
    this.person = person;
    this.signer = signer;
  }

  /** Head of the feed written last; set it to make the device forget, repeat or skip. */
  get head(): FeedHead | null {
    return this.#heads.get(this.#stream) ?? null;
  }

  set head(head: FeedHead | null) {
    this.#heads.set(this.#stream, head);
  }

  /** Head of the feed in a stream. */
  headIn(stream: string): FeedHead | null {
    return this.#heads.get(stream) ?? null;
  }

  async call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.address + path, {
      method,
      headers: {
        authorization: `Bearer ${this.session}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async enrol(): Promise<Enrolled> {
    const { algorithm, bytes } = this.signer.publicKey;
    const answer = await this.call('POST', paths.devices, { algorithm, publicKey: toBase64(bytes) });
    if (answer.status !== 200) throw new Error(`enrolment: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Enrolled;
  }

  /** The next event of this device's feed. */
  async write(
    stream: string,
    kind = 'note.written',
    fields: EventBody['fields'] = { text: 'seen' },
    role = 'recorder',
  ): Promise<Entry> {
    return this.sign(stream, kind, { ...bodyOf(this.person, fields), role });
  }

  /** The next event of this device's feed, with a body of the caller's. */
  async sign(stream: string, kind: string, body: EventBody): Promise<Entry> {
    const head = this.#heads.get(stream) ?? this.#heads.get('') ?? null;
    this.#heads.delete('');
    this.#stream = stream;
    const entry = await writeEntry(nodeHashing, this.signer, {
      kind,
      stream,
      body,
      hlc: nextHlc(body.recorded, head === null ? [] : [head.hlc]),
      seen: null,
      previous: head,
      secret: randomBytes(32),
    });
    const { seq, hlc } = entry.header;
    this.#heads.set(stream, { seq, id: eventId(nodeHashing, entry.header), hlc });
    return entry;
  }

  async push(stream: string, entries: readonly unknown[]): Promise<Pushed> {
    const answer = await this.call('POST', paths.entries(stream), { entries });
    if (answer.status !== 200) throw new Error(`push: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Pushed;
  }
}

/** Signs in with a link token over the public API. */
export async function signIn(address: string, token: string): Promise<SignedIn> {
  const answer = await fetch(address + paths.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status}`);
  return (await answer.json()) as SignedIn;
}
