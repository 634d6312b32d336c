import { foldExchange, isFor, type ExchangeReader, type ExchangeState } from '@tracecraft/exchange';
import type { ExchangeRecord } from './exchange-record.ts';

/** Somebody without an account. */
const VISITOR: ExchangeReader = { account: null, parties: new Set() };

/** What a visitor may read of the agency stream: entries labelled clear and public, and the names of agencies that said something in them. */
export function publicExchange({ stream, events, members }: ExchangeRecord): ExchangeState {
  const open = foldExchange(
    stream,
    events.filter((event) => isFor(event, VISITOR)),
  );
  const spoke = new Set([...open.adoptions.values()].flatMap((standings) => [...standings.keys()]));
  const agencies = new Map([...members.agencies].filter(([agency]) => spoke.has(agency)));
  return { ...open, members: { agencies, representatives: [] } };
}
