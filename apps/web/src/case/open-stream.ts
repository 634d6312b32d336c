import { portableHashing } from '@tracecraft/bytes';
import type { Account } from '@tracecraft/protocol';
import { feedId, keyId } from '@tracecraft/record';
import { createSession, type Session, type SessionOptions } from '@tracecraft/workbench';
import { deviceClock } from '../adapters/clock.ts';
import { deviceSigner, enrolDevice } from '../adapters/device-key.ts';
import { deviceJournal, watchJournal } from '../adapters/journal.ts';
import { openLink, type Link } from '../adapters/link.ts';

/** A signed stream at work on this device: what is written is in the journal first, then sent. */
export interface OpenStream {
  readonly session: Session;
  readonly link: Link;
  /** Feed this device writes, hexadecimal. */
  readonly feed: string;
  readonly keyAlgorithm: 'ed25519' | 'p256';
}

export interface StreamParts extends Pick<SessionOptions, 'stream' | 'monitor' | 'advise' | 'trustsJournal'> {
  readonly account: Account;
  /** Role in which the account writes. */
  readonly role: string;
  /** IANA zone whose wall clock is written beside each act; none: the device's own. */
  readonly zone?: string;
}

/** Opens a stream with this device's key, journal, outbox and link; other tabs' acts arrive as well. */
export async function openStream({ account, role, zone, ...parts }: StreamParts): Promise<OpenStream> {
  const { stream } = parts;
  const signer = await deviceSigner(account.id);
  const feed = feedId(portableHashing, keyId(portableHashing, signer.publicKey), stream);
  const written = { wake: (): void => undefined };
  const journal = deviceJournal(feed, () => written.wake());
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const session = await createSession({
    ...parts,
    ports: { hashing: portableHashing, signer, clock: deviceClock(zone), random, journal },
    officer: { id: account.id, role },
  });
  const link = openLink({
    stream,
    receive: (entries) => session.receive(entries),
    kept: () => session.kept(),
    acknowledged: (ids) => session.acknowledge(ids),
    checkpoint: (root) => session.sawCheckpoint(root),
    enrol: () => enrolDevice(account.id, signer),
  });
  written.wake = () => link.wake();
  watchJournal(stream, () => void journal.load(stream).then((entries) => session.receive(entries)));
  return { session, link, feed, keyAlgorithm: signer.publicKey.algorithm };
}

/** Opens the stream of a course or of an agency: practices never read it, so nothing is checked. */
export function openUnchecked(stream: string, account: Account): Promise<OpenStream> {
  const monitor = () => ({ add: () => [], tick: () => [], close: () => [], verdicts: () => [] });
  return openStream({
    stream,
    account,
    role: account.role,
    monitor,
    advise: () => [],
    trustsJournal: true,
  });
}
