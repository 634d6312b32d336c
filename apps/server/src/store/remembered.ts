import type { CaseRow, Device, Store } from './contract.ts';

/** Facts kept per kind: a course has a few hundred of each. */
const KEPT = 10_000;

/**
 * The same store, remembering what can never change once it is so: whose a case is, whose a key is, and that a stream
 * holds a kind of event. Safe with several servers on one database, because nothing is ever updated or deleted.
 */
export function remembering(store: Store): Store {
  const cases = new Map<string, CaseRow>();
  const devices = new Map<string, Device>();
  const held = new Map<string, true>();
  return {
    ...store,
    caseOf: (stream) => recall(cases, stream, () => store.caseOf(stream)),
    device: (key) => recall(devices, key, () => store.device(key)),
    holds: async (stream, kind) =>
      (await recall(held, `${stream} ${kind}`, async () =>
        (await store.holds(stream, kind)) ? true : null,
      )) ?? false,
  };
}

async function recall<T>(kept: Map<string, T>, key: string, ask: () => Promise<T | null>): Promise<T | null> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = await ask();
  if (found === null) return null;
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, found);
  return found;
}
