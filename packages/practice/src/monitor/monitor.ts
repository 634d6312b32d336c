import type { CaseEvent } from '@tracecraft/record';
import type { Departure } from '../folds/fold.ts';
import type { Changes, Monitor } from '../monitor-contract.ts';
import type { Fact } from '../trace/fact.ts';
import { RecordOfCase, type Growth } from '../trace/record-of-case.ts';
import type { Things } from '../trace/thing.ts';
import { TimeQueue } from '../trace/time-queue.ts';
import type { CheckVerdict } from '../verdict.ts';
import { CaseTrace } from './case-trace.ts';
import type { Binding } from './binding.ts';
import { CheckState } from './check-state.ts';
import type { CompiledPractices } from './compile.ts';
import type { CompiledCheck } from './compile/check.ts';
import { Folding } from './folding.ts';
import { View } from './judge/view.ts';
import { WatchedFields, type CaseView } from './object-history.ts';
import { Shelf } from './shelf.ts';
import { Spots } from './spots.ts';
import { brokenAt, startOf } from './tell/broken-at.ts';
import { judgementOf } from './tell/detail.ts';
import { Flags } from './tell/flags.ts';
import { compareVerdicts, stillSays, toVerdict, withdrawn, type Teller } from './tell/to-verdict.ts';
import { Traces } from './traces.ts';
import { Waking } from './waking.ts';

/** Options of a monitor. */
export interface MonitorOptions {
  /** UTC ms known to have passed; the record's own writing times count as well. */
  readonly now?: number;
  /** From so many events at once on, if they are more than are known, they are folded as a whole; 64 if not given. */
  readonly wholeFrom?: number;
}

const WHOLE_FROM = 64;

/** A monitor for one case. Feed it events in any order; it folds again only what a late one touches. */
export function createMonitor(compiled: CompiledPractices, options: MonitorOptions = {}): Monitor {
  return new CaseMonitor(compiled, options);
}

class CaseMonitor implements Monitor {
  private readonly compiled: CompiledPractices;
  private readonly record = new RecordOfCase();
  private readonly ofCase: CaseTrace;
  private readonly view: View;
  /** To look at one check while another is judged. */
  private readonly aside: View;
  private readonly traces: Traces;
  private readonly folding: Folding;
  private readonly flags = new Flags();
  private readonly deadlines = new TimeQueue<CheckState>();
  /** States that are departures, and since when; NaN where that must be looked for. */
  private readonly departed = new Map<CheckState, number>();
  private departuresMoved = false;
  /** What the checks that don't count departures say is violated; null until asked for. */
  private departures: readonly Departure[] | null = null;
  private readonly readers: readonly CompiledCheck[];
  /** A state that was remembered in short, to be used for another check. */
  private spare: CheckState | null = null;
  private ticked: number;
  private readonly wholeFrom: number;
  private closed = false;

  constructor(compiled: CompiledPractices, { now, wholeFrom }: MonitorOptions) {
    this.compiled = compiled;
    this.ticked = now ?? Number.NEGATIVE_INFINITY;
    this.wholeFrom = wholeFrom ?? WHOLE_FROM;
    this.readers = compiled.checks.filter((check) => check.readsDepartures);
    this.ofCase = new CaseTrace(compiled.readers.keys());
    this.view = new View(this.ofCase);
    this.aside = new View(this.ofCase);
    const watched = new WatchedFields(compiled.watchedFields);
    this.traces = new Traces(compiled, new Shelf(this.record, watched, this.caseView()));
    this.folding = new Folding(compiled, this.record, this.traces, this.view);
  }

  add(events: readonly CaseEvent[]): Changes {
    const known = this.record.size;
    const isMany = events.length >= this.wholeFrom && events.length > known;
    const growth = this.record.add(events, isMany ? this.take : null);
    this.view.now = this.now;
    this.fold(growth);
    if (isMany && known > 0) this.folding.renewKnown();
    return this.settle();
  }

  tick(now: number): Changes {
    if (now > this.ticked) this.ticked = now;
    return this.settle();
  }

  close(): Changes {
    this.closed = true;
    const changed = new Spots();
    for (const trace of this.traces.all())
      for (const binding of trace.bindings) {
        for (const index of binding.close()) changed.add(binding, index);
        for (const state of binding.states()) this.folding.mark(state, null);
      }
    return this.settle(changed);
  }

  verdicts(): readonly CheckVerdict[] {
    const all: CheckVerdict[] = [];
    for (const group of this.compiled.groups)
      for (const binding of this.traces.bindings(group))
        for (const index of group.checks.keys()) all.push(this.tell(binding.state(index)));
    return all.toSorted(compareVerdicts);
  }

  /** One of many facts; all checks are judged when the last of them is in. */
  private readonly take = (fact: Fact, things: Things): void => {
    if (fact.counts && fact.sort.flags) this.flags.add(fact.event);
    this.folding.take(fact, things);
  };

  private get teller(): Teller {
    return { view: this.view, flags: this.flags, closed: this.closed };
  }

  private get now(): number {
    return Math.max(this.ticked, this.record.shownTime);
  }

  private caseView(): CaseView {
    return {
      ofCase: (kind) => this.ofCase.ofCase(kind),
      withText: (kind, text) => this.ofCase.withText(kind, text),
      departures: () =>
        (this.departures ??= [...this.departed.keys()].map((state) => this.departureOf(state))),
      touching: (named, kind) => {
        const thing = typeof named === 'string' ? this.record.find(named) : named;
        return thing === undefined ? [] : (this.traces.known(thing)?.list(kind.number) ?? []);
      },
    };
  }

  private fold({ fresh, amended, reordered, loosened }: Growth): void {
    const because = this.record.newest;
    this.folding.reorder(reordered, because);
    this.folding.amend(amended, because);
    for (let i = 0; i < fresh.length; i++) {
      const fact = fresh[i]!;
      if (fact.counts && fact.sort.flags) this.flag(fact);
      this.folding.fold(fact);
    }
    if (amended.length > 0) this.readFlags();
    if (loosened === null) this.folding.smooth();
    else this.folding.loosen(loosened);
    if (loosened === null || amended.length > 0) this.ofCase.renew(this.record.counting());
  }

  private readFlags(): void {
    this.flags.clear();
    for (const fact of this.record.counting()) if (fact.sort.flags) this.flags.add(fact.event);
  }

  /** A flag changes what was told of the departures it names, and of what rests on the act it marks. */
  private flag(fact: Fact): void {
    this.flags.add(fact.event);
    const { practice, target } = fact.fields;
    for (const trace of this.traces.all())
      for (const binding of trace.bindings)
        for (const state of binding.states()) {
          if (state.told === null) continue;
          const marked = typeof target === 'string' && state.told.proof.includes(target);
          if (marked || state.check.practice.id === practice) this.folding.mark(state, null);
        }
  }

  /** Judges what changed and returns the verdicts that are no longer what was shown. */
  private settle(changed: Spots = new Spots()): Changes {
    this.view.now = this.now;
    const { dirty, fresh, lost } = this.folding;
    for (const state of this.deadlines.due(this.now))
      if (!state.binding.isLost) this.folding.mark(state, null);
    if (fresh.length > 0) this.beginAll(fresh);
    for (const state of dirty) if (!state.check.readsDepartures) this.judge(state, changed);
    this.settleReaders(changed);
    const gone = lost.flatMap((binding) => this.dismiss(binding));
    const news = fresh.filter((binding) => !binding.isLost);
    for (const binding of news) binding.isNew = false;
    for (const list of [dirty, fresh, lost]) list.length = 0;
    return this.changesOf(changed, news, gone);
  }

  private changesOf(changed: Spots, news: readonly Binding[], gone: readonly CheckVerdict[]): Changes {
    const length = news.reduce((sum, { group }) => sum + group.checks.length, changed.length + gone.length);
    const tell = (binding: Binding, index: number): CheckVerdict => this.tell(binding.state(index));
    const all = (): readonly CheckVerdict[] => {
      const told = news.flatMap((binding) => binding.group.checks.map((_, index) => tell(binding, index)));
      return [...gone, ...told, ...changed.map(tell)].toSorted(compareVerdicts);
    };
    return { length, [Symbol.iterator]: () => all()[Symbol.iterator]() };
  }

  private beginAll(fresh: readonly Binding[]): void {
    const waking = new Waking(this.ofCase);
    for (const binding of fresh) if (!binding.isLost) waking.each(binding, this.begin);
  }

  /** Judges a check of a binding nothing was told of yet; keeps a state only of what may need one soon. */
  private readonly begin = (binding: Binding, index: number): void => {
    if (binding.has(index)) return;
    if (binding.group.checks[index]!.readsDepartures) {
      this.folding.mark(binding.state(index), null);
      return;
    }
    const state = this.spare ?? new CheckState(binding, index);
    this.spare = null;
    state.reuse(binding, index);
    this.settleState(state);
    if (binding.remember(state)) this.spare = state;
    else binding.adopt(state);
  };

  private settleState(state: CheckState): void {
    const { departed, wakeAt } = state;
    state.settle(this.view);
    if (state.wakeAt !== null && state.wakeAt !== wakeAt) this.deadlines.push(state.wakeAt, state);
    if (departed !== null || state.departed !== null) this.noteDeparture(state);
    if (this.closed) state.close(this.view);
  }

  private judge(state: CheckState, changed: Spots): void {
    const { verdict, activation, late, binding } = state;
    if (binding.isLost) return;
    this.settleState(state);
    const revised = state.revisedBy;
    state.revisedBy = null;
    if (verdict === state.verdict && activation === state.activation && late === state.late) {
      // A verdict nobody read yet is told again: what it rests on may have changed.
      if (state.told !== null && stillSays(state.told, state, this.teller)) return;
    } else if (verdict !== state.verdict) state.revisedBecauseOf = binding.isNew ? null : revised;
    state.told = null;
    if (!binding.isNew) changed.add(binding, state.index);
  }

  private noteDeparture(state: CheckState): void {
    if (state.check.readsDepartures) return;
    this.departuresMoved = true;
    if (state.departed === null) this.departed.delete(state);
    else this.departed.set(state, state.check.form.breakable ? Number.NaN : startOf(state.departed));
  }

  /** Checks that count the departures of the others, once those are judged. */
  private settleReaders(changed: Spots): void {
    if (this.readers.length === 0) return;
    const readers = this.readers.flatMap((check) => [...this.folding.statesOf(check)]);
    if (readers.length > 0 && this.departuresMoved) {
      this.departuresMoved = false;
      this.departures = null;
      for (const state of readers) this.folding.renew(state, null);
    }
    for (const state of this.folding.dirty) if (state.check.readsDepartures) this.judge(state, changed);
  }

  private departureOf(state: CheckState): Departure {
    const { check, trace } = state;
    const act = state.departed!;
    const known = this.departed.get(state)!;
    if (!Number.isNaN(known)) return { practice: check.practice.id, step: check.step.id, since: known };
    const view = this.aside.enter(check, trace, this.view.now);
    const since = check.form.counts
      ? (judgementOf(state, view, false).since ?? startOf(act))
      : Math.max(startOf(act), brokenAt(view, act) ?? startOf(act));
    return { practice: check.practice.id, step: check.step.id, since };
  }

  private dismiss(binding: Binding): readonly CheckVerdict[] {
    for (const state of binding.states()) if (this.departed.delete(state)) this.departuresMoved = true;
    if (binding.isNew) return [];
    const because = this.record.newest?.event.id ?? null;
    return binding.group.checks.map((check) => withdrawn(check, binding.trace, because));
  }

  private tell(state: CheckState): CheckVerdict {
    return (state.told ??= toVerdict(state, this.teller));
  }
}
