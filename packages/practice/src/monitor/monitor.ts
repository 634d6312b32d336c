import { compareEvents, kindNamed, objectsTouched, type CaseEvent, type EventId } from '@tracecraft/record';
import type { Monitor } from '../monitor-contract.ts';
import type { Fact } from '../trace/fact.ts';
import { RecordOfCase, type Growth } from '../trace/record-of-case.ts';
import { TimeQueue } from '../trace/time-queue.ts';
import type { CheckVerdict } from '../verdict.ts';
import type { Departure } from '../folds/fold.ts';
import { FOLD } from '../folds/folds.ts';
import { CaseHistory } from './case-history.ts';
import { CheckState } from './check-state.ts';
import { isAct, type CompiledCheck, type CompiledPractices } from './compile.ts';
import { Flags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import { ObjectHistory } from './object-history.ts';
import { ObjectTrace } from './object-trace.ts';
import { stillSays, toVerdict, withdrawn } from './to-verdict.ts';

/** Options of a monitor. */
export interface MonitorOptions {
  /** UTC ms known to have passed; the record's own writing times count as well. */
  readonly now?: number;
}

/** A monitor for one case. Feed it events in any order; it folds again only what a late one touches. */
export function createMonitor(compiled: CompiledPractices, options: MonitorOptions = {}): Monitor {
  return new CaseMonitor(compiled, options.now ?? Number.NEGATIVE_INFINITY);
}

class CaseMonitor implements Monitor {
  private readonly compiled: CompiledPractices;
  /** By the type bound; of pairs by both, as `exhibit/device`. */
  private readonly checksOf = new Map<string, CompiledPractices['checks']>();
  private readonly record = new RecordOfCase();
  private readonly traces = new Map<string, ObjectTrace>();
  private caseWide: Fact[] = [];
  private readonly history: CaseHistory;
  private readonly departures = new Map<CheckState, Departure>();
  private readonly flags = new Flags();
  private readonly deadlines = new TimeQueue<CheckState>();
  private readonly dirty = new Set<CheckState>();
  private readonly dropped = new Set<CheckState>();
  private readonly shown = new Map<CheckState, CheckVerdict>();
  private readonly revisedBy = new Map<CheckState, EventId>();
  private ticked: number;
  private closed = false;

  constructor(compiled: CompiledPractices, now: number) {
    this.compiled = compiled;
    this.ticked = now;
    this.history = new CaseHistory(compiled.foldKinds);
    for (const check of compiled.checks)
      this.checksOf.set(keyOf(check), [...(this.checksOf.get(keyOf(check)) ?? []), check]);
  }

  add(events: readonly CaseEvent[]): readonly CheckVerdict[] {
    const growth = this.record.add(events);
    this.foldGrowth(growth);
    return this.settle();
  }

  tick(now: number): readonly CheckVerdict[] {
    if (now > this.ticked) this.ticked = now;
    return this.settle();
  }

  close(): readonly CheckVerdict[] {
    this.closed = true;
    for (const trace of this.everyTrace()) for (const state of trace.states.values()) this.dirty.add(state);
    return this.settle();
  }

  verdicts(): readonly CheckVerdict[] {
    return [...this.shown.values()].toSorted(compareVerdicts);
  }

  private get now(): number {
    return Math.max(this.ticked, this.record.shownTime);
  }

  private foldGrowth({ fresh, amended, amendedEverywhere, reordered }: Growth): void {
    if (amendedEverywhere) return this.foldAll();
    for (const fact of reordered) this.reorder(fact);
    if (amended.size > 0) this.readCase();
    for (const id of amended) this.refold(id);
    for (const fact of fresh) this.fold(fact);
  }

  /** An ancestor of `fact` arrived: what was judged on its place is judged again. */
  private reorder(fact: Fact): void {
    const ids = objectsTouched(fact.event).map(({ id }) => this.traces.get(id));
    const touched = isCaseWide(fact) ? this.everyTrace() : ids.flatMap((trace) => withPairs(trace));
    for (const trace of touched) for (const state of trace.states.values()) this.reconsider(state);
    this.reconsiderReaders(fact.kind);
  }

  private reconsider(state: CheckState): void {
    state.orderChanged();
    this.touch(state, this.record.newest);
  }

  /** Checks whose folds read `kind` of the whole case are judged again. */
  private reconsiderReaders(kind: string): void {
    for (const check of this.compiled.readers.get(kind) ?? [])
      for (const state of this.statesOf(check)) this.reconsider(state);
  }

  /** Reads again what is kept of the case as a whole. */
  private readCase(): void {
    this.flags.clear();
    this.history.clear();
    for (const fact of this.record.counting()) {
      if (Flags.concerns(fact.kind)) this.flags.add(fact.event);
      this.history.add(fact);
    }
    for (const kind of this.compiled.readers.keys()) this.reconsiderReaders(kind);
  }

  private *statesOf(check: CompiledCheck): Iterable<CheckState> {
    for (const trace of this.everyTrace()) {
      const state = trace.states.get(check.number);
      if (state !== undefined) yield state;
    }
  }

  private *everyTrace(): Iterable<ObjectTrace> {
    for (const trace of this.traces.values()) yield* withPairs(trace);
  }

  private foldAll(): void {
    this.caseWide = [];
    this.flags.clear();
    this.history.clear();
    for (const trace of this.everyTrace()) this.forget(trace);
    for (const fact of this.record.counting()) this.fold(fact);
    for (const trace of this.everyTrace()) this.dropUnbound(trace);
  }

  /** Folds one object again after an event of its past changed. */
  private refold(id: string): void {
    for (const trace of withPairs(this.traces.get(id))) this.refoldTrace(trace);
  }

  private refoldTrace(trace: ObjectTrace): void {
    const facts = trace.facts.flatMap((fact) => this.record.counted(fact.event) ?? []);
    this.forget(trace);
    for (const fact of facts) this.foldInto(trace, fact);
    this.dropUnbound(trace);
  }

  private forget(trace: ObjectTrace): void {
    trace.forget();
    for (const state of trace.states.values()) this.touch(state, this.record.newest);
  }

  /** An object known only from retracted events is none: its verdicts go, told once as not applicable. */
  private dropUnbound(trace: ObjectTrace): void {
    for (const [number, state] of trace.states) {
      if (trace.types.has(keyOf(state.check))) continue;
      trace.states.delete(number);
      this.dropped.add(state);
    }
  }

  private fold(fact: Fact): void {
    if (Flags.concerns(fact.kind)) this.foldFlag(fact);
    this.foldHistory(fact);
    if (isCaseWide(fact) && isAct(fact.kind)) this.foldCaseWide(fact);
    const ids = [...new Set(objectsTouched(fact.event).map((object) => object.id))];
    for (const id of ids) this.foldInto(this.traceOf(id), fact);
    if (!this.compiled.hasPairs || !isAct(fact.kind)) return;
    for (const id of ids)
      for (const other of ids) if (other !== id) this.foldInto(this.pairOf(id, other), fact);
  }

  private foldHistory(fact: Fact): void {
    if (!this.history.add(fact)) return;
    for (const check of this.compiled.readers.get(fact.kind) ?? [])
      for (const state of this.statesOf(check)) {
        state.historyChanged(fact);
        this.touch(state, this.revisedOf(fact));
      }
  }

  /** `fact` itself, when it does not come last of what folds read. */
  private revisedOf(fact: Fact): EventId | null {
    return this.history.ofCase(fact.kind).at(-1) === fact ? null : fact.event.id;
  }

  private foldInto(trace: ObjectTrace, fact: Fact): void {
    const last = trace.add(fact);
    const revised = last ? null : fact.event.id;
    for (const one of trace.other === null ? withPairs(trace) : []) this.tellHistory(one, fact, revised);
    if (isAct(fact.kind) && !isCaseWide(fact)) this.offer(trace, fact, revised);
    for (const type of typesOf(trace, fact)) this.bind(trace, type);
  }

  private tellHistory(trace: ObjectTrace, fact: Fact, revised: EventId | null): void {
    const matters = trace.history.matters(fact);
    for (const state of trace.states.values()) {
      const { readsHistory, folds } = state.check;
      if (!(matters && readsHistory) && !folds.some((fold) => fold.ofObject.includes(fact.kind))) continue;
      state.historyChanged(fact);
      this.touch(state, revised);
    }
  }

  private foldCaseWide(fact: Fact): void {
    const newest = this.caseWide.at(-1);
    const last = newest === undefined || compareEvents(newest.event, fact.event) < 0;
    this.caseWide.push(fact);
    for (const trace of this.everyTrace()) this.offer(trace, fact, last ? null : fact.event.id);
  }

  private foldFlag(fact: Fact): void {
    this.flags.add(fact.event);
    const { practice, target } = fact.fields;
    for (const [state, { proof }] of this.shown)
      if (practice === state.check.practice.id || (typeof target === 'string' && proof.includes(target)))
        this.dirty.add(state);
  }

  /** Shows an act to the checks of an object. */
  private offer(trace: ObjectTrace, fact: Fact, revised: EventId | null): void {
    for (const { check, slots } of this.compiled.byKind.get(fact.kind) ?? []) {
      const state = trace.states.get(check.number);
      if (state !== undefined && state.see(fact, slots)) this.touch(state, revised);
    }
    for (const check of this.compiled.wholeTrace) {
      const state = trace.states.get(check.number);
      state?.watch(fact);
      if (state !== undefined) this.touch(state, revised);
    }
  }

  private touch(state: CheckState, revised: EventId | null): void {
    this.dirty.add(state);
    if (revised !== null) this.revisedBy.set(state, revised);
  }

  private traceOf(id: string): ObjectTrace {
    const known = this.traces.get(id);
    if (known !== undefined) return known;
    const trace = new ObjectTrace(id, new ObjectHistory(id, this.compiled.watchedFields, this.history));
    this.traces.set(id, trace);
    return trace;
  }

  private pairOf(id: string, other: string): ObjectTrace {
    const first = this.traceOf(id);
    const known = first.pairs.get(other);
    if (known !== undefined) return known;
    const pair = new ObjectTrace(id, first.history, other);
    first.pairs.set(other, pair);
    return pair;
  }

  /** Starts the checks for an object the first time it is met under `type`. */
  private bind(trace: ObjectTrace, type: string): void {
    if (trace.types.has(type)) return;
    trace.types.add(type);
    for (const check of this.checksOf.get(type) ?? []) {
      const state = trace.states.get(check.number) ?? this.newState(check, trace);
      trace.states.set(check.number, state);
      state.forget();
      for (const fact of trace.facts) if (isAct(fact.kind) && !isCaseWide(fact)) this.fill(state, fact);
      for (const fact of this.caseWide) this.fill(state, fact);
      this.touch(state, null);
    }
  }

  private fill(state: CheckState, fact: Fact): void {
    const entry = this.compiled.byKind.get(fact.kind)?.find(({ check }) => check === state.check);
    if (entry !== undefined) state.see(fact, entry.slots);
    if (state.check.form.wholeTrace) state.watch(fact);
  }

  private newState(check: CompiledCheck, trace: ObjectTrace): CheckState {
    return new CheckState(check, trace, (kind) =>
      [...trace.facts, ...this.caseWide].filter((fact) => fact.kind === kind),
    );
  }

  /** Judges what changed and returns the verdicts that are no longer what was shown. */
  private settle(): readonly CheckVerdict[] {
    const { now } = this;
    for (const state of this.deadlines.due(now)) if (this.shown.has(state)) this.dirty.add(state);
    const changed: CheckVerdict[] = [];
    for (const state of this.dropped) {
      const old = this.shown.get(state);
      if (old !== undefined) changed.push(withdrawn(old, this.record.newest));
      this.shown.delete(state);
      this.dirty.delete(state);
      this.departures.delete(state);
    }
    this.dropped.clear();
    const readers = [...this.dirty].filter(readsDepartures);
    for (const state of this.dirty) if (!readsDepartures(state)) this.judge(state, changed);
    for (const state of this.departuresChanged() ?? readers) this.judge(state, changed);
    this.dirty.clear();
    this.revisedBy.clear();
    return changed.toSorted(compareVerdicts);
  }

  /** Every check that reads departures, when they are no longer what it was told. */
  private departuresChanged(): readonly CheckState[] | null {
    const found = [...this.departures.values()];
    const told = this.history.departures;
    if (found.length === told.length && found.every((one, i) => isSameDeparture(one, told[i]!))) return null;
    this.history.departures = found;
    const states = this.compiled.checks
      .filter((check) => check.folds.includes(FOLD['unreported departures']))
      .flatMap((check) => [...this.statesOf(check)]);
    for (const state of states) state.orderChanged();
    return states;
  }

  private judge(state: CheckState, changed: CheckVerdict[]): void {
    const open = state.judge(this.now, false);
    if (open.wakeAt !== null) this.deadlines.push(open.wakeAt, state);
    if (!readsDepartures(state)) this.noteDeparture(state, open);
    const judgement = this.closed ? state.judge(this.now, true) : open;
    const old = this.shown.get(state);
    if (old !== undefined && stillSays(old, state, judgement, this.flags)) return;
    const revised =
      old?.verdict === judgement.verdict ? old.revisedBecauseOf : (this.revisedBy.get(state) ?? null);
    const verdict = toVerdict(state, judgement, this.flags, revised);
    this.shown.set(state, verdict);
    changed.push(verdict);
  }

  private noteDeparture(state: CheckState, { verdict, since }: Judgement): void {
    const { practice, step } = state.check;
    if (verdict !== 'violated' || since === null) this.departures.delete(state);
    else this.departures.set(state, { practice: practice.id, step: step.id, since });
  }
}

function isSameDeparture(a: Departure, b: Departure): boolean {
  return a.practice === b.practice && a.step === b.step && a.since === b.since;
}

function readsDepartures(state: CheckState): boolean {
  return state.check.folds.includes(FOLD['unreported departures']);
}

/** What a check binds: a type, or both of a pair. */
function keyOf({ object, on }: CompiledCheck): string {
  return on === null ? object : `${object}/${on}`;
}

/** A trace and the pairs it is the first of. */
function withPairs(trace: ObjectTrace | undefined): readonly ObjectTrace[] {
  return trace === undefined ? [] : [trace, ...trace.pairs.values()];
}

/** Types under which `fact` touches the object, or both of a pair. */
function typesOf(trace: ObjectTrace, fact: Fact): readonly string[] {
  const touched = objectsTouched(fact.event);
  const own = touched.filter(({ id }) => id === trace.id).map(({ type }) => type);
  if (trace.other === null) return own;
  const others = touched.filter(({ id }) => id === trace.other).map(({ type }) => type);
  return own.flatMap((first) => others.map((second) => `${first}/${second}`));
}

function isCaseWide(fact: Fact): boolean {
  return kindNamed(fact.kind)?.scope === 'case';
}

function compareVerdicts(a: CheckVerdict, b: CheckVerdict): number {
  return (
    compareText(a.practice, b.practice) ||
    compareText(a.step, b.step) ||
    compareText(a.object.id, b.object.id) ||
    compareText(a.object.type, b.object.type) ||
    compareText(a.on?.id ?? '', b.on?.id ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
