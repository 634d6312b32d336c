import {
  compareEvents,
  kindNamed,
  objectsTouched,
  type CaseEvent,
  type EventId,
  type ObjectType,
} from '@tracecraft/record';
import type { Monitor } from '../monitor-contract.ts';
import type { Fact } from '../trace/fact.ts';
import { RecordOfCase, type Growth } from '../trace/record-of-case.ts';
import { TimeQueue } from '../trace/time-queue.ts';
import type { CheckVerdict } from '../verdict.ts';
import { CheckState } from './check-state.ts';
import { isAct, type CompiledCheck, type CompiledPractices } from './compile.ts';
import { Flags } from './flags.ts';
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
  private readonly checksOf = new Map<ObjectType, CompiledPractices['checks']>();
  private readonly record = new RecordOfCase();
  private readonly traces = new Map<string, ObjectTrace>();
  private caseWide: Fact[] = [];
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
    for (const check of compiled.checks)
      this.checksOf.set(check.object, [...(this.checksOf.get(check.object) ?? []), check]);
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
    for (const trace of this.traces.values())
      for (const state of trace.states.values()) this.dirty.add(state);
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
    for (const id of amended) this.refold(id);
    if (amended.size > 0) this.readFlags();
    for (const fact of fresh) this.fold(fact);
  }

  /** An ancestor of `fact` arrived: what was judged on its place is judged again. */
  private reorder(fact: Fact): void {
    const touched = isCaseWide(fact)
      ? [...this.traces.keys()]
      : objectsTouched(fact.event).map(({ id }) => id);
    for (const id of touched)
      for (const state of this.traces.get(id)?.states.values() ?? []) {
        state.orderChanged();
        this.touch(state, this.record.newest);
      }
  }

  private readFlags(): void {
    this.flags.clear();
    for (const fact of this.record.counting()) if (Flags.concerns(fact.kind)) this.flags.add(fact.event);
  }

  private foldAll(): void {
    this.caseWide = [];
    this.flags.clear();
    for (const trace of this.traces.values()) this.forget(trace);
    for (const fact of this.record.counting()) this.fold(fact);
    for (const trace of this.traces.values()) this.dropUnbound(trace);
  }

  /** Folds one object again after an event of its past changed. */
  private refold(id: string): void {
    const trace = this.traces.get(id);
    if (trace === undefined) return;
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
      if (trace.types.has(state.check.object)) continue;
      trace.states.delete(number);
      this.dropped.add(state);
    }
  }

  private fold(fact: Fact): void {
    if (Flags.concerns(fact.kind)) this.foldFlag(fact);
    if (isCaseWide(fact) && isAct(fact.kind)) this.foldCaseWide(fact);
    for (const id of new Set(objectsTouched(fact.event).map((object) => object.id)))
      this.foldInto(this.traceOf(id), fact);
  }

  private foldInto(trace: ObjectTrace, fact: Fact): void {
    const last = trace.add(fact);
    const revised = last ? null : fact.event.id;
    if (trace.history.matters(fact))
      for (const state of trace.states.values()) {
        if (!state.check.readsHistory) continue;
        state.historyChanged(fact);
        this.touch(state, revised);
      }
    if (isAct(fact.kind) && !isCaseWide(fact)) this.offer(trace, fact, revised);
    for (const { id, type } of objectsTouched(fact.event))
      if (id === trace.id) this.bind(trace, type as ObjectType);
  }

  private foldCaseWide(fact: Fact): void {
    const newest = this.caseWide.at(-1);
    const last = newest === undefined || compareEvents(newest.event, fact.event) < 0;
    this.caseWide.push(fact);
    for (const trace of this.traces.values()) this.offer(trace, fact, last ? null : fact.event.id);
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
    const trace = new ObjectTrace(id, this.compiled.watchedFields);
    this.traces.set(id, trace);
    return trace;
  }

  /** Starts the checks for an object the first time it is met under `type`. */
  private bind(trace: ObjectTrace, type: ObjectType): void {
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
    return new CheckState(check, trace.id, trace.history, (kind) =>
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
    }
    this.dropped.clear();
    for (const state of this.dirty) {
      const judgement = state.judge(now, this.closed);
      if (judgement.wakeAt !== null) this.deadlines.push(judgement.wakeAt, state);
      const old = this.shown.get(state);
      if (old !== undefined && stillSays(old, state, judgement, this.flags)) continue;
      const revised =
        old?.verdict === judgement.verdict ? old.revisedBecauseOf : (this.revisedBy.get(state) ?? null);
      const verdict = toVerdict(state, judgement, this.flags, revised);
      this.shown.set(state, verdict);
      changed.push(verdict);
    }
    this.dirty.clear();
    this.revisedBy.clear();
    return changed.toSorted(compareVerdicts);
  }
}

function isCaseWide(fact: Fact): boolean {
  return kindNamed(fact.kind)?.scope === 'case';
}

function compareVerdicts(a: CheckVerdict, b: CheckVerdict): number {
  return (
    compareText(a.practice, b.practice) ||
    compareText(a.step, b.step) ||
    compareText(a.object.id, b.object.id) ||
    compareText(a.object.type, b.object.type)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
