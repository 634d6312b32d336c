import type { Attachment, CaseEvent, FieldValue } from '@tracecraft/record';
import { stateAct, type Session } from '@tracecraft/workbench';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Link, LinkState } from '../adapters/link.ts';
import { useSay } from '../language/index.ts';
import { problemText } from '../shell/problem-text.ts';

/** Fields of an act in a course or in sharing; what is `null` or `undefined` was not stated. */
export type ActFields = Readonly<Record<string, FieldValue | null | undefined>>;

/** What came of the last act of a screen, for a `Notice`. */
export interface Outcome {
  readonly tone: 'ok' | 'departure';
  readonly text: string;
}

export interface StreamActs {
  /** Signs one event and keeps it on this device; the link sends it. Null when it was refused: `outcome` says why. */
  readonly act: (
    kind: string,
    fields: ActFields,
    more?: { readonly done?: string; readonly attachments?: readonly Attachment[] },
  ) => Promise<CaseEvent | null>;
  readonly outcome: Outcome | null;
  readonly clear: () => void;
}

/** Acts of one screen in the stream of `session`, and what came of the last one. */
export function useStreamActs(session: Pick<Session, 'perform'>): StreamActs {
  const say = useSay();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const act = useCallback<StreamActs['act']>(
    async (kind, fields, { done, attachments } = {}) => {
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

/** How far this device and the server agree on a stream; `syncWords` (shell/setting-band.tsx) says it. */
export function useLinkState(link: Pick<Link, 'state' | 'subscribe'>): LinkState {
  return useSyncExternalStore(
    useCallback((listener: () => void) => link.subscribe(listener), [link]),
    () => link.state(),
  );
}

/** What `read` says of a stream's record; the component renders again when the record grows. */
export function useFold<T>(session: Pick<Session, 'subscribe'>, read: () => T): T {
  return useSyncExternalStore(
    useCallback((listener: () => void) => session.subscribe(listener), [session]),
    read,
  );
}
