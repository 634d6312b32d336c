import type { Account } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import type { StoredEntry } from '../store/contract.ts';
import type { Exchange } from './exchange.ts';

/** What of these entries is for `account`. */
export async function shownInExchange(
  exchange: Exchange,
  account: Account,
  entries: readonly StoredEntry[],
): Promise<readonly Entry[]> {
  const record = await exchange.current();
  const reader = await record.readerOf(account);
  return entries.filter((stored) => record.shows(reader, stored)).map(({ entry }) => entry);
}
