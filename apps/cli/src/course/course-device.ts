import { randomBytes } from 'node:crypto';
import { paths, type Pulled, type Pushed, type SignedIn } from '@tracecraft/protocol';
import type { Attachment, CaseEvent, Entry, FieldValue, Signer } from '@tracecraft/record';
import { createSession, stateAct, type Clock, type Session } from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { apiClient, type ApiClient } from '../play/api-client.ts';
import { nodeHashing } from '../play/node-hashing.ts';
import { enrolledKey } from '../play/officer-device.ts';
import { noPractices } from './no-practices.ts';

export type Fields = Readonly<Record<string, FieldValue | null | undefined>>;

/** One person's device on the stream of a course. */
export interface CourseDevice {
  readonly account: string;
  readonly role: string;
  readonly session: Session;
  /** The API as the person is signed in now. */
  readonly api: () => ApiClient;
  /** Signs in anew: sessions end, devices stay. */
  readonly signIn: (link: string) => Promise<void>;
  /** The same device and sign-in on another stream. */
  readonly also: (stream: string) => Promise<CourseDevice>;
  readonly perform: (kind: string, fields: Fields, attachments?: readonly Attachment[]) => Promise<CaseEvent>;
  /** Sends what the server has not acknowledged. */
  readonly push: () => Promise<void>;
  readonly pull: () => Promise<void>;
}

/** Signs in with a link's token. */
export async function sessionOf(server: string, link: string): Promise<SignedIn> {
  return apiClient(server, null).post<SignedIn>(paths.session, { token: link });
}

/** Signs a person in, makes a key, enrols it and opens the course on it. */
export async function courseDevice(
  server: string,
  link: string,
  stream: string,
  clock: Clock,
): Promise<CourseDevice> {
  const signedIn = await sessionOf(server, link);
  let api = apiClient(server, signedIn.session);
  const owner: Owner = {
    account: signedIn.account,
    signer: await enrolledKey(api),
    clock,
    api: () => api,
    signIn: async (fresh) => {
      api = apiClient(server, (await sessionOf(server, fresh)).session);
    },
  };
  return openOn(stream, owner);
}

/** What a device keeps whatever stream it writes into. */
interface Owner extends Pick<CourseDevice, 'api' | 'signIn'> {
  readonly account: SignedIn['account'];
  readonly signer: Signer;
  readonly clock: Clock;
}

async function openOn(stream: string, owner: Owner): Promise<CourseDevice> {
  const { account, signer, clock, api, signIn } = owner;
  const session = await createSession({
    ...noPractices,
    stream,
    officer: { id: account.id, role: account.role },
    driftCapMs: Number.POSITIVE_INFINITY,
    ports: {
      hashing: nodeHashing,
      signer,
      clock,
      random: (length) => new Uint8Array(randomBytes(length)),
      journal: { append: async () => undefined, load: async () => [] },
    },
  });
  let from = 0;
  return {
    account: account.id,
    role: account.role,
    session,
    api,
    signIn,
    also: (other) => openOn(other, owner),
    perform: (kind, fields, attachments) =>
      session.perform(stateAct(kind, { fields, attachments, enteredVia: 'script' })),
    push: () => pushAll(api(), session),
    pull: async () => {
      for (;;) {
        const page = await api().get<Pulled>(`${paths.entries(stream)}?from=${from}`);
        session.receive(page.entries);
        if (page.next === from) return;
        from = page.next;
        if (from >= page.total) return;
      }
    },
  };
}

const ONE_PUSH = 500;

/** Pushes a session's outbox in order. Throws CommandError with the refusal's code. */
async function pushAll(api: ApiClient, session: Session): Promise<void> {
  for (;;) {
    const entries: readonly Entry[] = session.outbox().slice(0, ONE_PUSH);
    if (entries.length === 0) return;
    const pushed = await api.post<Pushed>(paths.entries(session.stream), { entries });
    const [refused] = pushed.refused;
    if (refused !== undefined)
      throw new CommandError('play.entry-refused', { code: refused.code }, EXIT.refused);
    session.acknowledge([...pushed.accepted, ...pushed.known]);
    if (pushed.checkpoint !== null) session.sawCheckpoint(pushed.checkpoint);
  }
}
