import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { foldExchange } from '@tracecraft/exchange';
import type { Account } from '@tracecraft/protocol';
import { kept } from '../adapters/kept-answers.ts';
import type { LinkState } from '../adapters/link.ts';
import { readFront } from './exchange-front.ts';
import { FRONT_BUILD, frontDigest, frontName } from './keep-front.ts';
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
  const found = await readFront(frontDigest, await kept(frontName(account.id)), FRONT_BUILD);
  if (found === null) return null;
  const { stream, front } = found;
  const state = foldExchange(stream, front.events);
  const whole = () => client.ensureQueryData(exchangeQuery(account));
  return {
    stream,
    account,
    state: () => state,
    part: front.totals,
    session: {
      subscribe: () => () => undefined,
      perform: async (act) => (await whole()).session.perform(act),
    },
    link: { subscribe: () => () => undefined, state: () => NOT_YET },
  };
}
