import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { portableHashing } from '@tracecraft/bytes';
import { foldExchange } from '@tracecraft/exchange';
import type { Account } from '@tracecraft/protocol';
import { storedIds } from '../adapters/entry-packs.ts';
import { kept } from '../adapters/kept-answers.ts';
import type { LinkState } from '../adapters/link.ts';
import { readFront, rootOf, type SealedFront } from './exchange-front.ts';
import { FRONT_BUILD, frontName } from './keep-front.ts';
import { exchangeQuery, type ShownExchange } from './open-exchange.ts';

const NOT_YET: LinkState = { unsent: 0, reach: 'connecting', refused: [], lastSent: null };

/** The lists of sharing as this device last knew them, for as long as its entries are being read; null: nothing to go by. */
export function frontQuery(client: QueryClient, account: Account) {
  return queryOptions({
    queryKey: ['exchange-front', account.id],
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: () => loadFront(client, account).catch(() => null),
  });
}

async function loadFront(client: QueryClient, account: Account): Promise<ShownExchange | null> {
  const sealed = await kept<Partial<SealedFront>>(frontName(account.id));
  const stream = sealed?.stream;
  if (typeof stream !== 'string') return null;
  // An entry's id never stands for other words: the same ids are the same record.
  const found = readFront(portableHashing, sealed, {
    build: FRONT_BUILD,
    stream,
    root: rootOf(portableHashing, await storedIds(stream)),
  });
  if (found === null) return null;
  const state = foldExchange(stream, found.front.events);
  const whole = () => client.ensureQueryData(exchangeQuery(account));
  return {
    stream,
    account,
    state: () => state,
    part: { totals: found.front.totals, current: found.current },
    session: {
      subscribe: () => () => undefined,
      perform: async (act) => (await whole()).session.perform(act),
    },
    link: { subscribe: () => () => undefined, state: () => NOT_YET },
  };
}
