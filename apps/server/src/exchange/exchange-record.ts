import {
  agenciesOf,
  agencyParty,
  foldExchange,
  isFor,
  MEMBERS,
  teamParty,
  type ExchangeReader,
  type ExchangeState,
} from '@tracecraft/exchange';
import type { Account } from '@tracecraft/protocol';
import type { CaseEvent } from '@tracecraft/record';
import type { Store, StoredEntry } from '../store/contract.ts';

/** Kinds that decide who acts for whom; the others never change a right. */
const STRUCTURE = /^(agency|representative)\./;

/** What this server's agency stream tells: read once and folded as it grows. */
export class ExchangeRecord {
  readonly stream: string;
  readonly #store: Store;
  readonly #events: CaseEvent[] = [];
  #read = 0;
  #members: ExchangeState['members'];
  #whole: { readonly at: number; readonly state: ExchangeState } | null = null;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(store: Store, stream: string) {
    this.#store = store;
    this.stream = stream;
    this.#members = foldExchange(stream, []).members;
  }

  /** Who takes part and who acts for whom. */
  get members(): ExchangeState['members'] {
    return this.#members;
  }

  /** Every event of the stream but those of keys. */
  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  /** Fold of everything in the stream, whoever may read it. */
  get whole(): ExchangeState {
    const at = this.#events.length;
    if (this.#whole?.at !== at) this.#whole = { at, state: foldExchange(this.stream, this.#events) };
    return this.#whole.state;
  }

  /** Takes what is new from the store. One at a time. */
  refresh(): Promise<void> {
    const mine = this.#busy.then(() => this.#take());
    this.#busy = mine.catch(() => undefined);
    return mine;
  }

  async #take(): Promise<void> {
    let decides = false;
    for (;;) {
      const { entries, total } = await this.#store.read(this.stream, this.#read, 500);
      for (const { id, entry } of entries) {
        if (entry.header.kind.startsWith('key.')) continue;
        this.#events.push({ id, header: entry.header, body: entry.body });
        decides ||= STRUCTURE.test(entry.header.kind);
      }
      this.#read += entries.length;
      if (entries.length === 0 || this.#read >= total) break;
    }
    if (!decides) return;
    const structure = this.#events.filter(({ header }) => STRUCTURE.test(header.kind));
    this.#members = foldExchange(this.stream, structure).members;
  }

  /** The account as a reader: its agencies, its teams, and whether it is one of the members. */
  async readerOf(account: Pick<Account, 'id' | 'role'>): Promise<ExchangeReader> {
    const agencies = agenciesOf(this.#members, account.id).map(({ agency }) => agencyParty(agency));
    const teams = (await this.#store.teamsOf(account.id)).map(teamParty);
    const member = agencies.length > 0 || isOffice(account) || account.role === 'practice-steward';
    return { account: account.id, parties: new Set([...agencies, ...teams, ...(member ? [MEMBERS] : [])]) };
  }

  /** Whether `reader` may read the entry. */
  shows(reader: ExchangeReader, { entry }: Pick<StoredEntry, 'entry'>): boolean {
    return isFor(entry, reader);
  }
}

/** The programme office names agencies and closes the agreed text; it reads only what is for it. */
export function isOffice({ role }: Pick<Account, 'role'>): boolean {
  return role === 'programme-office' || role === 'administrator';
}
