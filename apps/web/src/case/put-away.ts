import { useCallback, useSyncExternalStore } from 'react';
import { keep, kept } from '../adapters/kept-answers.ts';

/** Advice an officer put away on this device, by id: it does not come back for the same situation. */
export interface PutAway {
  ids(): ReadonlySet<string>;
  add(id: string): void;
  subscribe(listener: () => void): () => void;
}

/** What was put away in the case `stream`, also before the page was last loaded. */
export async function openPutAway(stream: string): Promise<PutAway> {
  const name = `put-away:${stream}`;
  let ids: ReadonlySet<string> = new Set((await kept<readonly string[]>(name)) ?? []);
  const listeners = new Set<() => void>();
  return {
    ids: () => ids,
    add(id) {
      ids = new Set([...ids, id]);
      void keep(name, [...ids]);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The ids put away; the component renders again when one is added. */
export function usePutAwayIds(putAway: PutAway): ReadonlySet<string> {
  return useSyncExternalStore(
    useCallback((listener: () => void) => putAway.subscribe(listener), [putAway]),
    () => putAway.ids(),
  );
}
