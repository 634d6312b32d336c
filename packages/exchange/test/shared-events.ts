import { foldExchange, type ExchangeState } from '@tracecraft/exchange';
import type { CaseEvent, EventBody } from '@tracecraft/record';

export type Fields = EventBody['fields'];

/** Events of an agency stream without their signatures, in the order they were made. */
export function sharing(): {
  readonly say: (kind: string, agency: string, fields?: Fields) => string;
  readonly state: () => ExchangeState;
} {
  const events: CaseEvent[] = [];
  return {
    say(kind, agency, fields = {}) {
      const at = events.length + 1;
      const id = `e${at}`;
      events.push({
        id,
        header: { kind, hlc: String(at * 65_536), feed: agency, seq: at },
        body: {
          performer: `of-${agency}`,
          claimed: { start: at * 1000 },
          fields: { agency, handling: 'TLP:GREEN', audience: ['members'], ...fields },
          attachments: [],
          objects: [],
        },
      } as unknown as CaseEvent);
      return id;
    },
    state: () => foldExchange('agency:0', events.toReversed()),
  };
}
