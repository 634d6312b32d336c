import { cooperationRefusal, exchangeRefusal, roundsRefusal } from '@tracecraft/exchange';
import type { Account, Pushed } from '@tracecraft/protocol';
import { isOffice } from '../exchange/exchange-record.ts';
import { shelveAccepted } from '../exchange/shelve-accepted.ts';
import type { Services } from '../services.ts';
import { acceptEntries } from './accept-entries.ts';

type Needs = Pick<Services, 'store' | 'live' | 'now' | 'exchange' | 'drafts'>;

/** Kind that may put a new text among the drafts of the library. */
const DECIDED = 'change.decided';

/** Takes entries into the agency stream: each by the one table of who writes what, for whom. */
export async function pushToExchange(
  { store, live, now, exchange, drafts }: Needs,
  caller: Account,
  entries: readonly unknown[],
): Promise<Omit<Pushed, 'checkpoint'>> {
  const record = await exchange.current();
  const writer = { account: caller.id, office: isOffice(caller) };
  let decided = false;
  const reader = await record.readerOf(caller);
  const pushed = await acceptEntries(
    store,
    {
      stream: exchange.stream,
      caller,
      begins: { kind: 'agency.joined', missing: 'exchange.not-open' },
      refusal(entry) {
        decided ||= entry.header.kind === DECIDED;
        const code =
          exchangeRefusal(record.members, writer, entry) ??
          cooperationRefusal(record.whole, reader, entry) ??
          roundsRefusal(record.whole, entry);
        return Promise.resolve(code === null ? null : { code });
      },
    },
    entries,
    now(),
  );
  if (pushed.accepted.length > 0) live.grown(exchange.stream);
  if (decided && pushed.accepted.length > 0) await shelveAccepted({ exchange, drafts, now });
  return pushed;
}
