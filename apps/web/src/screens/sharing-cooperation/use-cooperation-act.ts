import { cooperationRefusal, type ExchangeReader } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct, type ExchangeFields } from '../../case/open-exchange.ts';
import type { CourseOutcome } from '../../case/open-course.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';

/**
 * As `useExchangeAct`, but asks before signing what the server would ask: what was signed in vain stays in the way of
 * everything this device writes later. True when it was signed.
 */
export function useCooperationAct(reader: ExchangeReader): {
  readonly act: (kind: string, fields: ExchangeFields, done: string) => Promise<boolean>;
  readonly outcome: CourseOutcome | null;
} {
  const say = useSay();
  const { state, account } = useExchange();
  const { act, outcome, clear } = useExchangeAct();
  const [refused, setRefused] = useState<CourseOutcome | null>(null);
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

function stated(fields: ExchangeFields): Record<string, NonNullable<ExchangeFields[string]>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value] as const],
    ),
  );
}
