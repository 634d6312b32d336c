import { cooperationRefusal, type ExchangeReader } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import type { ActFields, Outcome } from '../../case/stream-acts.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';

/**
 * As `useExchangeAct`, but asks before signing what the server would ask: what was signed in vain stays in the way of
 * everything this device writes later. True when it was signed.
 */
export function useCooperationAct(reader: ExchangeReader): {
  readonly act: (kind: string, fields: ActFields, done: string) => Promise<boolean>;
  readonly outcome: Outcome | null;
} {
  const say = useSay();
  const { state, account } = useExchange();
  const { act, outcome, clear } = useExchangeAct();
  const [refused, setRefused] = useState<Outcome | null>(null);
  return {
    outcome: refused ?? outcome,
    act: async (kind, fields, done) => {
      const now = Date.now();
      const code = cooperationRefusal(state, reader, {
        header: { kind },
        body: {
          fields: stated(fields),
          performer: account.id,
          claimed: { start: now },
          objects: [],
          attachments: [],
        },
      });
      setRefused(code === null ? null : { tone: 'departure', text: problemText(say, { code, params: {} }) });
      if (code !== null) {
        clear();
        return false;
      }
      return (await act(kind, fields, { done })) !== null;
    },
  };
}

function stated(fields: ActFields): Record<string, NonNullable<ActFields[string]>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value] as const],
    ),
  );
}
