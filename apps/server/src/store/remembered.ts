import type { Account } from '@tracecraft/protocol';
import type { CaseRow, Device, Store } from './contract.ts';

/** Facts kept per kind: a course has a few hundred of each. */
const KEPT = 10_000;
/** Who a session belongs to is asked for again after this time, so that one that ran out is noticed. */
const SESSION_KEPT_MS = 60_000;

/**
 * The same store, remembering what can never change once it is so: whose a case is, whose a key is, and that a stream
 * holds a kind of event. Who is in which team and whose a session is change through this store alone (a data folder has
 * one server), and are forgotten when they do.
 */
export function remembering(store: Store): Store {
  const cases = new Map<string, CaseRow>();
  const devices = new Map<string, Device>();
  const held = new Map<string, true>();
  return {
    ...store,
    caseOf: (stream) => recall(cases, stream, () => store.caseOf(stream)),
    async openCase(row) {
      const kept = await store.openCase(row);
      keep(cases, kept.stream, kept);
      return kept;
    },
    device: (key) => recall(devices, key, () => store.device(key)),
    async addDevice(device) {
      const isOwn = await store.addDevice(device);
      if (isOwn) keep(devices, device.key, device);
      return isOwn;
    },
    holds: async (stream, kind) =>
      (await recall(held, `${stream} ${kind}`, async () =>
        (await store.holds(stream, kind)) ? true : null,
      )) ?? false,
    ...rememberingPeople(store),
  };
}

type People = Pick<
  Store,
  | 'teamsOf'
  | 'accountOfToken'
  | 'addTeam'
  | 'putTeams'
  | 'addAccounts'
  | 'putAccounts'
  | 'dropToken'
  | 'dropTokens'
  | 'replaceTokens'
>;

function rememberingPeople(store: Store): People {
  const teams = new Map<string, readonly string[]>();
  const sessions = new Map<string, { readonly account: Account; readonly since: number }>();
  let changes = 0;
  const forget = (): void => {
    changes++;
    teams.clear();
    sessions.clear();
  };
  const forgetting =
    <A extends readonly unknown[]>(change: (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      forget();
      await change(...given);
      forget();
    };
  return {
    async teamsOf(account) {
      const known = teams.get(account);
      if (known !== undefined) return known;
      const before = changes;
      const found = await store.teamsOf(account);
      // what was read while it changed is not kept
      if (changes === before) keep(teams, account, found);
      return found;
    },
    async accountOfToken(hash, kind, now) {
      const known = kind === 'session' ? sessions.get(hash) : undefined;
      if (known !== undefined && now >= known.since && now - known.since < SESSION_KEPT_MS)
        return known.account;
      const before = changes;
      const account = await store.accountOfToken(hash, kind, now);
      if (account !== null && kind === 'session' && changes === before)
        keep(sessions, hash, { account, since: now });
      return account;
    },
    addTeam: forgetting((team, exercises) => store.addTeam(team, exercises)),
    putTeams: forgetting((given) => store.putTeams(given)),
    addAccounts: forgetting((given) => store.addAccounts(given)),
    putAccounts: forgetting((given) => store.putAccounts(given)),
    dropToken: forgetting((hash) => store.dropToken(hash)),
    dropTokens: forgetting((account, kind) => store.dropTokens(account, kind)),
    replaceTokens: forgetting((kind, tokens) => store.replaceTokens(kind, tokens)),
  };
}

async function recall<T>(kept: Map<string, T>, key: string, ask: () => Promise<T | null>): Promise<T | null> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = await ask();
  if (found !== null) keep(kept, key, found);
  return found;
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, value);
}
