import { queryOptions } from '@tanstack/react-query';
import { agenciesOf, foldExchange, type ExchangeState, type Representative } from '@tracecraft/exchange';
import { paths, type Account, type Agency } from '@tracecraft/protocol';
import type { Attachment, CaseEvent, FieldValue } from '@tracecraft/record';
import { stateAct } from '@tracecraft/workbench';
import { createContext, use, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { freshOrKept } from '../adapters/kept-answers.ts';
import type { LinkState } from '../adapters/link.ts';
import { useSay } from '../language/index.ts';
import { problemText } from '../shell/problem-text.ts';
import type { CourseOutcome } from './open-course.ts';
import { openStream, type OpenStream } from './open-stream.ts';

/** What is shared on the server, at work on this device: what its officer may read of the agency stream. */
export interface OpenExchange extends OpenStream {
  /** `agency:<id>`. */
  readonly stream: string;
  readonly account: Account;
  /** The same object until the record grows. */
  readonly state: () => ExchangeState;
}

/** Nothing is checked in an agency stream: practices never read it. */
const noMonitor = () => ({ add: () => [], tick: () => [], close: () => [], verdicts: () => [] });

async function loadExchange(account: Account): Promise<OpenExchange> {
  const { stream } = await freshOrKept<Agency>(paths.agency);
  const open = await openStream({
    stream,
    account,
    role: account.role,
    monitor: noMonitor,
    advise: () => [],
  });
  let state: ExchangeState | null = null;
  open.session.subscribe(() => (state = null));
  return { ...open, stream, account, state: () => (state ??= foldExchange(stream, open.session.events())) };
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
export const OpenExchangeContext = createContext<OpenExchange | null>(null);

/** Fields of an act of sharing; what is `null` or `undefined` was not stated. */
export type ExchangeFields = Readonly<Record<string, FieldValue | null | undefined>>;

export interface ExchangeView {
  readonly stream: string;
  readonly account: Account;
  readonly state: ExchangeState;
  /** Agencies the person acts for; the first one speaks unless another is chosen. */
  readonly mine: readonly Representative[];
  readonly office: boolean;
}

/** What is shared, as this screen's officer may read it; the component renders again when it grows. */
export function useExchange(): ExchangeView {
  const open = useOpenExchange();
  const { stream, account, session } = open;
  const state = useSyncExternalStore(
    useCallback((listener: () => void) => session.subscribe(listener), [session]),
    open.state,
  );
  return useMemo(
    () => ({
      stream,
      account,
      state,
      mine: agenciesOf(state.members, account.id),
      office: account.role === 'programme-office',
    }),
    [stream, account, state],
  );
}

function useOpenExchange(): OpenExchange {
  const open = use(OpenExchangeContext);
  if (open === null) throw new Error('nothing shared around this screen');
  return open;
}

/** How far this device and the server agree on what is shared. */
export function useExchangeLink(): LinkState {
  const { link } = useOpenExchange();
  return useSyncExternalStore(
    useCallback((listener: () => void) => link.subscribe(listener), [link]),
    () => link.state(),
  );
}

/** Acts of one screen: `act` signs and resolves to the event, or to null when it was refused; `outcome` says why, or `done`. */
export function useExchangeAct(): {
  readonly act: (
    kind: string,
    fields: ExchangeFields,
    more?: { readonly done?: string; readonly attachments?: readonly Attachment[] },
  ) => Promise<CaseEvent | null>;
  readonly outcome: CourseOutcome | null;
  readonly clear: () => void;
} {
  const say = useSay();
  const { session } = useOpenExchange();
  const [outcome, setOutcome] = useState<CourseOutcome | null>(null);
  const act = useCallback(
    async (
      kind: string,
      fields: ExchangeFields,
      { done, attachments }: { readonly done?: string; readonly attachments?: readonly Attachment[] } = {},
    ) => {
      try {
        const event = await session.perform(stateAct(kind, { fields, attachments }));
        setOutcome(done === undefined ? null : { tone: 'ok', text: done });
        return event;
      } catch (problem) {
        setOutcome({ tone: 'departure', text: problemText(say, problem) });
        return null;
      }
    },
    [session, say],
  );
  return { act, outcome, clear: useCallback(() => setOutcome(null), []) };
}
