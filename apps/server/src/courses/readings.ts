import type { Account, Reading } from '@tracecraft/protocol';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'store' | 'now'>;

/** One line an hour says that somebody is at a record. */
const AGAIN_MS = 3_600_000;
/** Readers and records remembered, so that a page load writes nothing. */
const KEPT = 20_000;
const newest = new Map<string, number>();

/** Notes that somebody of the staff opened a team's record (settled question 30). Trainees read their own: not noted. */
export async function noteReading(
  { store, now }: Needs,
  reader: Account,
  stream: string,
  what: Reading['what'],
): Promise<void> {
  if (reader.role === 'trainee') return;
  const at = now();
  const key = `${reader.id}\n${stream}\n${what}`;
  if (at - (newest.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
  if (newest.size >= KEPT) newest.clear();
  newest.set(key, at);
  await store.addReading({ reader: reader.id, stream, what, at });
}

/** Who of the staff opened a record of the account's teams, newest first. */
export async function readingsFor(
  { store }: Pick<Services, 'store'>,
  account: Account,
): Promise<readonly Reading[]> {
  const cases = await store.cases({ teams: await store.teamsOf(account.id) });
  const rows = await store.readings(cases.map((one) => one.stream));
  const people = new Map((await store.accounts()).map((one) => [one.id, one]));
  return rows.flatMap(({ reader, stream, what, at }) => {
    const by = people.get(reader);
    return by === undefined
      ? []
      : [{ by: { id: by.id, name: by.name, role: by.role }, stream, what: what as Reading['what'], at }];
  });
}
