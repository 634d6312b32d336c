import type { LiveHub } from '../live/hub.ts';
import type { Store } from '../store/contract.ts';
import { ExchangeRecord } from './exchange-record.ts';

/** What is shared on this server. */
export interface Exchange {
  /** `agency:<id>`: the stream everything shared here is written into. */
  readonly stream: string;
  /** As it stands now. */
  readonly current: () => Promise<ExchangeRecord>;
}

/** The agency stream over a store; `live` tells when it has grown. */
export function openExchange(store: Store, live: LiveHub, stream: string): Exchange {
  const record = new ExchangeRecord(store, stream);
  let stale = true;
  let reading: Promise<void> = Promise.resolve();
  live.subscribe(stream, () => (stale = true));
  return {
    stream,
    async current() {
      if (stale) {
        stale = false;
        reading = record.refresh();
        reading.catch(() => (stale = true));
      }
      // Whoever asks while it is being read waits too: a reader judged by half a record would miss entries for ever.
      await reading;
      return record;
    },
  };
}
