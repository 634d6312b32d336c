import { randomBytes, webcrypto } from 'node:crypto';
import { toBase64 } from '@tracecraft/bytes';
import { paths, type Pulled, type Pushed } from '@tracecraft/protocol';
import { webCryptoKeys, type Entry, type Signer, type SubtlePort } from '@tracecraft/record';
import { createSession, type Clock, type Session, type SessionOptions } from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { ApiClient } from './api-client.ts';
import { nodeHashing } from './node-hashing.ts';

/** One officer's device in a play: own key, own session on the server. */
export interface OfficerDevice {
  readonly id: string;
  readonly api: ApiClient;
  readonly session: Session;
  /** Sends what the server has not acknowledged and was recorded up to `until` (UTC ms; without it, all). */
  push(until?: number): Promise<void>;
  /** Fetches what others wrote. */
  pull(): Promise<void>;
}

/** Makes a key for this play, enrols it with the agency and opens the officer's session on `stream`. */
export async function officerDevice(
  api: ApiClient,
  officer: { readonly id: string; readonly duty: string },
  stream: string,
  clock: Clock,
  practices: Pick<SessionOptions, 'monitor' | 'advise'>,
): Promise<OfficerDevice> {
  const signer = await enrolledKey(api);
  const session = await createSession({
    ...practices,
    stream,
    officer: { id: officer.id, role: officer.duty },
    // A script's clock is not the server's: the order of its acts is what counts here.
    driftCapMs: Number.POSITIVE_INFINITY,
    ports: {
      hashing: nodeHashing,
      signer,
      clock,
      random: (length) => new Uint8Array(randomBytes(length)),
      journal: memoryJournal(),
    },
  });
  return {
    id: officer.id,
    api,
    session,
    push: (until) => push(api, session, until),
    pull: puller(api, session),
  };
}

/** A play's device lives as long as its command; what counts afterwards is what the server acknowledged. */
function memoryJournal(): SessionOptions['ports']['journal'] {
  const kept: Entry[] = [];
  return {
    append: async (entry) => void kept.push(entry),
    load: async (stream) => kept.filter(({ header }) => header.stream === stream),
  };
}

async function push(api: ApiClient, session: Session, until = Number.POSITIVE_INFINITY): Promise<void> {
  const entries = session.outbox().filter(({ body }) => body.recorded <= until);
  if (entries.length === 0) return;
  const { accepted, known, refused, checkpoint } = await api.post<Pushed>(paths.entries(session.stream), {
    entries,
  });
  const [first] = refused;
  if (first !== undefined) throw new CommandError('play.entry-refused', { code: first.code }, EXIT.refused);
  session.acknowledge([...accepted, ...known]);
  if (checkpoint !== null) session.sawCheckpoint(checkpoint);
}

function puller(api: ApiClient, session: Session): () => Promise<void> {
  let from = 0;
  return async () => {
    for (;;) {
      const { entries, next } = await api.get<Pulled>(`${paths.entries(session.stream)}?from=${from}`);
      session.receive(entries);
      from = next;
      if (entries.length === 0) return;
    }
  };
}

/** A fresh device key, enrolled to whoever `api` is signed in as. */
export async function enrolledKey(api: Pick<ApiClient, 'post'>): Promise<Signer> {
  const keys = webCryptoKeys(webcrypto.subtle as unknown as SubtlePort, nodeHashing);
  const signer = await keys.signerFrom(await keys.generate('ed25519', false));
  const { algorithm, bytes } = signer.publicKey;
  await api.post(paths.devices, { algorithm, publicKey: toBase64(bytes) });
  return signer;
}
