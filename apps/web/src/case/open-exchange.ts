import { queryOptions } from '@tanstack/react-query';
import { agenciesOf, foldExchange, type ExchangeState, type Representative } from '@tracecraft/exchange';
import { paths, type Account, type Agency } from '@tracecraft/protocol';
import { createContext, use, useMemo } from 'react';
import { freshOrKept } from '../adapters/kept-answers.ts';
import type { LinkState } from '../adapters/link.ts';
import type { Totals } from './exchange-front.ts';
import { keepFronts } from './keep-front.ts';
import { openUnchecked, type OpenStream } from './open-stream.ts';
import { useFold, useLinkState, useStreamActs, type StreamActs } from './stream-acts.ts';

/** What is shared, for screens: whole and at work, or the part of it that is shown while its entries are read. */
export interface ShownExchange {
  /** `agency:<id>`. */
  readonly stream: string;
  readonly account: Account;
  /** The same object until the record grows. */
  readonly state: () => ExchangeState;
  /** Null: all of it is here. Else how much there is, when last all of it was. */
  readonly part: Totals | null;
  readonly session: Pick<OpenStream['session'], 'perform' | 'subscribe'>;
  readonly link: Pick<OpenStream['link'], 'state' | 'subscribe'>;
}

/** What is shared on the server, at work on this device: what its officer may read of the agency stream. */
export interface OpenExchange extends OpenStream, Pick<ShownExchange, 'stream' | 'account' | 'state'> {
  readonly part: null;
}

async function loadExchange(account: Account): Promise<OpenExchange> {
  const { stream } = await freshOrKept<Agency>(paths.agency);
  const open = await openUnchecked(stream, account);
  let state: ExchangeState | null = null;
  open.session.subscribe(() => (state = null));
  const folded = (): ExchangeState => (state ??= foldExchange(stream, open.session.events()));
  keepFronts(account.id, open.session, folded);
  return { ...open, stream, account, state: folded, part: null };
}

/** It stays open for as long as the page lives: leaving its screens does not stop signing or sending. */
export function exchangeQuery(account: Account) {
  return queryOptions({
    queryKey: ['exchange', account.id],
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: () => loadExchange(account),
  });
}

/** What is shared, around a screen: `ExchangeShell` gives it under `/sharing`. */
export const OpenExchangeContext = createContext<ShownExchange | null>(null);

export interface ExchangeView {
  readonly stream: string;
  readonly account: Account;
  readonly state: ExchangeState;
  /** All of what is shared is in `state`. Until then nobody acts: on part of a record one would decide without the rest. */
  readonly whole: boolean;
  readonly totals: Totals;
  /** Agencies the person acts for; the first one speaks unless another is chosen. */
  readonly mine: readonly Representative[];
  readonly office: boolean;
}

/** What is shared, as this screen's officer may read it; the component renders again when it grows. */
export function useExchange(): ExchangeView {
  const open = useOpenExchange();
  const { stream, account, session, part } = open;
  const state = useFold(session, open.state);
  return useMemo(
    () => ({
      stream,
      account,
      state,
      whole: part === null,
      totals: part ?? { experiences: state.rounds.experiences.size, lessons: state.lessons.size },
      mine: part === null ? agenciesOf(state.members, account.id) : [],
      office: part === null && account.role === 'programme-office',
    }),
    [stream, account, state, part],
  );
}

function useOpenExchange(): ShownExchange {
  const open = use(OpenExchangeContext);
  if (open === null) throw new Error('nothing shared around this screen');
  return open;
}

/** How far this device and the server agree on what is shared. */
export function useExchangeLink(): LinkState {
  return useLinkState(useOpenExchange().link);
}

/** Acts of one screen in what is shared. */
export function useExchangeAct(): StreamActs {
  return useStreamActs(useOpenExchange().session);
}
