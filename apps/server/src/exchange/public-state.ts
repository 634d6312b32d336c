import { foldExchange, isFor, type ExchangeReader, type ExchangeState } from '@tracecraft/exchange';
import type { ExchangeRecord } from './exchange-record.ts';

/** Somebody without an account. */
const VISITOR: ExchangeReader = { account: null, parties: new Set() };

let last: { readonly record: ExchangeRecord; readonly at: number; readonly state: ExchangeState } | null =
  null;

/** What of the agency stream is public, folded once for as long as it does not grow. */
export function publicState(record: ExchangeRecord): ExchangeState {
  const at = record.events.length;
  if (last?.record === record && last.at === at) return last.state;
  const events = record.events.filter((one) => isFor(one, VISITOR));
  last = { record, at, state: foldExchange(record.stream, events) };
  return last.state;
}
