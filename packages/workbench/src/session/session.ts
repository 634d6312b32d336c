import {
  compareHlc,
  eventId,
  feedId,
  keyId,
  writeEntry,
  type CaseEvent,
  type Entry,
  type EventBody,
} from '@tracecraft/record';
import type { Advice, CheckVerdict, Monitor } from '@tracecraft/practice';
import { ActError } from '../act-error.ts';
import type { NamedEntry } from '../ports.ts';
import type { Act, Session, SessionOptions } from '../session-contract.ts';
import { checkAct } from './check-act.ts';
import { DRIFT_CAP_MS, hlcAfter, readClock, readingOf, type Reading } from './device-clock.ts';
import { ObjectIndex } from './known-objects.ts';
import { MergedRecord } from './merged-record.ts';

/**
 * One officer at work on one case: act → event → journal → monitor → advice.
 * An event counts only once the journal has it; acts are taken one after the other.
 */
export async function createSession(options: SessionOptions): Promise<Session> {
  const session = new OfficerSession(options);
  await session.load();
  return session;
}

class OfficerSession implements Session {
  readonly stream: string;
  readonly #options: SessionOptions;
  readonly #feed: string;
  readonly #record: MergedRecord;
  readonly #objects = new ObjectIndex();
  readonly #acknowledged = new Set<string>();
  readonly #informed = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #monitor: Monitor;
  #handedIn = false;
  #role: string;
  #seen: string | null = null;
  #reading: Reading | null = null;
  #journalInDoubt = false;
  #keptAll = true;
  #tail: Promise<unknown> = Promise.resolve();
  #verdicts: readonly CheckVerdict[] | null = null;
  #advice: readonly Advice[] | null = null;

  constructor(options: SessionOptions) {
    const { hashing, signer } = options.ports;
    this.#options = options;
    this.stream = options.stream;
    this.#feed = feedId(hashing, keyId(hashing, signer.publicKey), options.stream);
    this.#record = new MergedRecord(hashing, options.stream);
    this.#monitor = options.monitor();
    this.#role = options.officer.role;
  }

  async load(): Promise<void> {
    const { journal } = this.#options.ports;
    const named = this.#options.trustsJournal === true ? await journal.loadNamed?.(this.stream) : undefined;
    if (named === undefined) this.#take(await journal.load(this.stream));
    else this.#takeNamed(named);
  }

  events(): readonly CaseEvent[] {
    return this.#record.events();
  }

  entries(): readonly Entry[] {
    return this.#record.entries();
  }

  perform(act: Act): Promise<CaseEvent> {
    const done = this.#tail.then(() => this.#perform(act));
    this.#tail = done.catch(() => undefined);
    return done;
  }

  receive(entries: readonly Entry[]): void {
    const { hashing } = this.#options.ports;
    const fresh = entries
      .map((entry) => ({ entry, id: eventId(hashing, entry.header) }))
      .filter(({ id }) => !this.#record.has(id));
    if (fresh.length === 0) return;
    this.#take(fresh.map(({ entry }) => entry));
    const taken = fresh.filter(({ id }) => this.#record.has(id)).map(({ entry }) => entry);
    // Others' entries can be pulled again, so a journal that can't take them loses nothing.
    this.#tail = this.#tail.then(() => this.#keep(taken));
  }

  async kept(): Promise<boolean> {
    await this.#tail;
    return this.#keptAll;
  }

  tick(now: number): void {
    const verdictsMoved = this.#monitor.tick(now).length > 0;
    const before = this.#advice;
    this.#advice = null;
    if (verdictsMoved) this.#verdicts = null;
    if (verdictsMoved || (before !== null && !sameAdvice(before, this.advice()))) this.#tell();
  }

  verdicts(): readonly CheckVerdict[] {
    return (this.#verdicts ??= this.#monitor.verdicts());
  }

  closedVerdicts(): readonly CheckVerdict[] {
    const monitor = this.#options.monitor();
    monitor.add(this.events());
    monitor.close();
    return monitor.verdicts();
  }

  advice(): readonly Advice[] {
    return (this.#advice ??= this.#options.advise(
      this.verdicts(),
      this.events(),
      this.#options.ports.clock.now(),
    ));
  }

  outbox(): readonly Entry[] {
    return this.#record
      .events()
      .flatMap((event, i) =>
        event.header.feed === this.#feed && !this.#acknowledged.has(event.id)
          ? [this.#record.entries()[i]!]
          : [],
      );
  }

  acknowledge(ids: readonly string[]): void {
    for (const id of ids) this.#acknowledged.add(id);
    this.#tell();
  }

  sawCheckpoint(root: string): void {
    this.#seen = root;
  }

  rejected(): readonly { readonly entry: Entry; readonly code: string }[] {
    return this.#record.rejected;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #perform(act: Act): Promise<CaseEvent> {
    if (this.#journalInDoubt) await this.#settleJournal();
    const { ports } = this.#options;
    const previous = this.#record.head(this.#feed);
    const reading = readClock(ports.clock, this.#reading);
    const others = this.#record.headsBeside(this.#feed);
    const body = this.#body(act, reading);
    const entry = await writeEntry(ports.hashing, ports.signer, {
      kind: act.kind,
      stream: this.stream,
      body,
      hlc: hlcAfter(
        reading.recorded,
        previous?.hlc ?? null,
        others.map((head) => head.hlc),
        this.#options.driftCapMs ?? DRIFT_CAP_MS,
      ),
      seen: this.#seen,
      previous,
      secret: ports.random(32),
    });
    await this.#journal(entry);
    const event = this.#takeOwn(entry);
    this.#reading = reading;
    return event;
  }

  #body(act: Act, reading: Reading): EventBody {
    const { clock } = this.#options.ports;
    const checked = checkAct(act, {
      stream: this.stream,
      objects: this.#objects,
      handedIn: this.#handedIn,
      hasEvent: (id) => this.#record.has(id),
      latest: reading.recorded + clock.uncertaintyMs,
    });
    const start = act.at ?? reading.recorded;
    return {
      claimed: { start, ...clock.zoneAt(start) },
      recorded: reading.recorded,
      clock: { source: clock.source, uncertaintyMs: clock.uncertaintyMs, epoch: reading.epoch },
      performer: this.#options.officer.id,
      role: this.#role,
      enteredVia: act.enteredVia,
      objects: checked.objects,
      informedBy: this.#news(),
      fields: checked.fields,
      attachments: act.attachments ?? [],
    };
  }

  /** Heads of other feeds that no earlier event of this feed has named: with the chain they reach everything seen. */
  #news(): string[] {
    const heads = this.#record.headsBeside(this.#feed).map((head) => head.id);
    return heads.filter((id) => !this.#informed.has(id)).toSorted();
  }

  async #journal(entry: Entry): Promise<void> {
    try {
      await this.#options.ports.journal.append(entry);
    } catch (cause) {
      this.#journalInDoubt = true;
      throw new ActError('act.journal-failed', { kind: entry.header.kind }, cause);
    }
  }

  /** A failed append may have reached the disk after all; writing the same seq again would fork the feed. */
  async #settleJournal(): Promise<void> {
    this.#take(await this.#options.ports.journal.load(this.stream));
    this.#journalInDoubt = false;
  }

  async #keep(entries: readonly Entry[]): Promise<void> {
    const { journal } = this.#options.ports;
    const own = entries.filter(({ header }) => header.feed === this.#feed);
    const others = entries.filter(({ header }) => header.feed !== this.#feed);
    const together = await journal.appendOthers?.(others).then(
      () => true,
      () => false,
    );
    for (const entry of together === true ? own : entries)
      try {
        await journal.append(entry);
      } catch {
        this.#keptAll = false;
        return;
      }
  }

  #takeOwn(entry: Entry): CaseEvent {
    const [event] = this.#take([entry]);
    if (event === undefined) throw new ActError('act.journal-failed', { kind: entry.header.kind });
    return event;
  }

  #take(entries: readonly Entry[]): readonly CaseEvent[] {
    return this.#taken(entries.flatMap((entry) => this.#record.add(entry) ?? []));
  }

  #takeNamed(entries: readonly NamedEntry[]): void {
    // in their order each goes to the end of the record
    const ordered = entries.toSorted((a, b) => compareHlc(a.entry.header.hlc, b.entry.header.hlc));
    this.#taken(ordered.flatMap(({ entry, id }) => this.#record.add(entry, id) ?? []));
  }

  #taken(news: readonly CaseEvent[]): readonly CaseEvent[] {
    for (const event of news) this.#index(event);
    if (news.length === 0) return news;
    this.#monitor.add(news);
    this.#changed();
    return news;
  }

  #index(event: CaseEvent): void {
    this.#objects.add(event);
    if (event.header.kind === 'case.handed-in') this.#handedIn = true;
    if (event.header.feed !== this.#feed) return;
    for (const id of event.body.informedBy) this.#informed.add(id);
    if (this.#record.head(this.#feed)?.id === event.id) this.#reading = readingOf(event);
    if (event.header.kind === 'officer.joined') this.#role = String(event.body.fields['duty']);
  }

  #changed(): void {
    this.#verdicts = null;
    this.#advice = null;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function sameAdvice(a: readonly Advice[], b: readonly Advice[]): boolean {
  return a.length === b.length && a.every(({ id }, i) => id === b[i]?.id);
}
