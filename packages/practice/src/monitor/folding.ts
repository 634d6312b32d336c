import { typesCreated, type Fact } from '../trace/fact.ts';
import type { RecordOfCase } from '../trace/record-of-case.ts';
import type { Thing, Things } from '../trace/thing.ts';
import type { Binding } from './binding.ts';
import type { CaseTrace } from './case-trace.ts';
import type { CheckState } from './check-state.ts';
import type { CompiledPractices } from './compile.ts';
import type { CompiledCheck } from './compile/check.ts';
import { ACTIVATES, EXCUSES, type CheckGroup, type Entry } from './compile/group.ts';
import { isIdle } from './judge/unactivated.ts';
import type { View } from './judge/view.ts';
import type { ObjectTrace } from './object-trace.ts';
import { typesOf, withPairs, type Traces } from './traces.ts';

/** Puts facts into the traces they belong to and finds which checks they concern. */
export class Folding {
  /** States that wait to be judged. */
  readonly dirty: CheckState[] = [];
  /** Bindings nothing was told of yet, and those whose object is no longer one. */
  readonly fresh: Binding[] = [];
  readonly lost: Binding[] = [];
  private readonly compiled: CompiledPractices;
  private readonly traces: Traces;
  private readonly ofCase: CaseTrace;
  private readonly view: View;
  private readonly record: RecordOfCase;
  private newest: Fact | null = null;

  constructor(compiled: CompiledPractices, record: RecordOfCase, traces: Traces, view: View) {
    this.record = record;
    this.compiled = compiled;
    this.traces = traces;
    this.ofCase = view.ofCase;
    this.view = view;
  }

  /** Folds one fact: what it cannot change is not looked at. */
  fold(fact: Fact): void {
    const isLast = this.newest === null || this.newest.rank < fact.rank;
    const calm = fact.solid && isLast;
    if (isLast) this.newest = fact;
    const lastOfCase = fact.counts ? this.ofCase.add(fact) : true;
    if (fact.counts && !calm) this.tellReaders(fact);
    const things = this.record.thingsOf(fact);
    for (let i = 0; i < things.count; i++) {
      const trace = this.traces.of(things.at(i));
      if (things.isFirst(i)) this.foldInto(trace, fact, calm);
      if (fact.counts) this.bindAt(trace, fact, i);
    }
    if (!fact.sort.isAct) return;
    if (this.compiled.hasPairs) this.foldPairs(fact, things, calm);
    if (fact.counts && fact.sort.caseWide) this.offerToAll(fact, calm, lastOfCase);
  }

  private foldPairs(fact: Fact, things: Things, calm: boolean): void {
    this.eachPair(things.distinct(), (pair) => this.foldPair(pair, fact, calm));
  }

  /** Takes in one of many facts; every check is judged when all are in. */
  take(fact: Fact, things: Things): void {
    if (this.newest === null || this.newest.rank < fact.rank) this.newest = fact;
    if (fact.counts) this.ofCase.add(fact);
    for (let i = 0; i < things.count; i++) {
      const trace = this.traces.of(things.at(i));
      if (things.isFirst(i)) trace.take(fact);
      if (fact.counts) this.bindAt(trace, fact, i);
    }
    if (this.compiled.hasPairs && fact.sort.isAct) this.takePairs(fact, things);
  }

  private takePairs(fact: Fact, things: Things): void {
    this.eachPair(things.distinct(), (pair) => {
      pair.take(fact);
      this.bindPair(pair, fact);
    });
  }

  /** Everything known is judged from the beginning. */
  renewKnown(): void {
    for (const trace of this.traces.all())
      for (const binding of trace.bindings) if (!binding.isNew) this.renewAll(binding, null);
  }

  private eachPair(things: readonly Thing[], visit: (pair: ObjectTrace) => void): void {
    for (const first of things)
      for (const second of things)
        if (first !== second) visit(this.traces.pairOf(this.traces.of(first), second.id));
  }

  private foldInto(trace: ObjectTrace, fact: Fact, calm: boolean): void {
    const revised = trace.add(fact) ? null : fact;
    if (!fact.counts) return;
    for (const one of withPairs(trace)) this.tellHistory(one, fact, calm, revised);
    if (fact.sort.isAct && !fact.sort.caseWide)
      for (const binding of trace.bindings) this.offer(binding, fact, calm, revised);
  }

  private foldPair(pair: ObjectTrace, fact: Fact, calm: boolean): void {
    const revised = pair.add(fact) ? null : fact;
    if (!fact.counts) return;
    if (!fact.sort.caseWide) for (const binding of pair.bindings) this.offer(binding, fact, calm, revised);
    this.bindPair(pair, fact);
  }

  /** Binds the types under which `fact` touches the thing at place `i` of what it names. */
  private bindAt(trace: ObjectTrace, fact: Fact, i: number): void {
    const { objects } = fact.event.body;
    if (i < objects.length) this.bind(trace, objects[i]!.type);
    else if (i === objects.length && fact.sort.creates.length > 0)
      for (const type of typesCreated(fact)) this.bind(trace, type);
    else this.bind(trace, 'officer');
  }

  private bindPair(pair: ObjectTrace, fact: Fact): void {
    if (fact.counts) for (const type of typesOf(pair, fact)) this.bind(pair, type);
  }

  private bind(trace: ObjectTrace, type: string): void {
    const binding = this.traces.bind(trace, type);
    if (binding !== null) this.fresh.push(binding);
  }

  /** Shows an act to the checks of a binding that speak of its kind. */
  private offer(binding: Binding, fact: Fact, calm: boolean, revised: Fact | null): void {
    const { group } = binding;
    for (const { index, roles } of group.byKind[fact.sort.number] ?? [])
      this.show(binding.state(index), fact, { roles, calm, revised });
    for (const index of group.chains) this.show(binding.state(index), fact, { roles: 0, calm, revised });
  }

  private offerToAll(fact: Fact, calm: boolean, last: boolean): void {
    const revised = last ? null : fact;
    for (const group of this.compiled.groups) {
      const entries = group.byKind[fact.sort.number] ?? [];
      if (entries.length === 0 && group.chains.length === 0) continue;
      for (const binding of this.traces.bindings(group)) {
        for (const entry of entries)
          if (concerns(group, entry, binding, calm))
            this.show(binding.state(entry.index), fact, { roles: entry.roles, calm, revised });
        for (const index of group.chains) this.show(binding.state(index), fact, { roles: 0, calm, revised });
      }
    }
  }

  private show(
    state: CheckState,
    fact: Fact,
    { roles, calm, revised }: { roles: number; calm: boolean; revised: Fact | null },
  ): void {
    state.see(this.view, fact, roles, calm);
    this.mark(state, revised);
  }

  /** Attributes, `same F` and folds that read the object. */
  private tellHistory(trace: ObjectTrace, fact: Fact, calm: boolean, revised: Fact | null): void {
    const watched = !calm && trace.history.watches(fact);
    for (const binding of trace.bindings) {
      const { group } = binding;
      if (fact.sort.describes)
        for (const index of group.wheres) this.tell(binding.state(index), fact, calm, revised);
      if (watched)
        for (const index of group.correlating) this.tell(binding.state(index), fact, calm, revised);
      if (calm) continue;
      for (const [index, check] of group.checks.entries())
        if (check.folds.some((fold) => fold.ofObject.includes(fact.kind)))
          this.tell(binding.state(index), fact, calm, revised);
    }
  }

  private tell(state: CheckState, fact: Fact, calm: boolean, revised: Fact | null): void {
    state.seeHistory(this.view, fact, calm);
    this.mark(state, revised);
  }

  /** Checks whose folds read the kind of `fact` of the whole case. */
  private tellReaders(fact: Fact): void {
    for (const check of this.compiled.readers.get(fact.kind) ?? [])
      for (const state of this.statesOf(check)) this.tell(state, fact, false, fact);
  }

  /** Facts that reach more than before: what they touch is judged again. */
  reorder(facts: readonly Fact[], because: Fact | null): void {
    for (const fact of facts) this.renewAbout(fact, because);
  }

  /** Facts that count no more, count again or read otherwise. */
  amend(facts: readonly Fact[], because: Fact | null): void {
    const touched = new Set<ObjectTrace>();
    for (const fact of facts) {
      this.renewAbout(fact, because);
      for (const trace of this.touched(fact)) touched.add(trace);
    }
    for (const trace of touched) this.renewTrace(trace, because);
  }

  private renewTrace(trace: ObjectTrace, because: Fact | null): void {
    trace.renew();
    for (const fact of trace.facts)
      if (fact.counts) for (const type of typesOf(trace, fact)) this.bind(trace, type);
    this.lost.push(...this.traces.unbind(trace));
    for (const binding of trace.bindings) this.renewAll(binding, because);
  }

  /** All that is judged by `fact` is judged from the beginning. */
  private renewAbout(fact: Fact, because: Fact | null): void {
    const { sort } = fact;
    const isCaseWide = sort.isAct && sort.caseWide;
    for (const group of isCaseWide ? this.compiled.groups : [])
      for (const binding of this.traces.bindings(group))
        for (const index of concerned(group, sort.number)) this.renew(binding.state(index), because);
    for (const trace of this.touched(fact))
      for (const binding of trace.bindings) this.renewAll(binding, because);
    for (const check of this.compiled.readers.get(fact.kind) ?? [])
      for (const state of this.statesOf(check)) this.renew(state, because);
  }

  /** Solidity was told anew for all. */
  smooth(): void {
    for (const trace of this.traces.all()) trace.smooth();
  }

  /** Known facts that are no longer solid. */
  loosen(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.ofCase.loosen(fact);
      for (const trace of this.touched(fact)) trace.smooth();
    }
  }

  /** Traces, and pairs, of what a known fact names. */
  private *touched(fact: Fact): Iterable<ObjectTrace> {
    for (const thing of this.record.thingsOf(fact).distinct()) {
      const trace = this.traces.known(thing);
      if (trace !== undefined) yield* withPairs(trace);
    }
  }

  *statesOf(check: CompiledCheck): Iterable<CheckState> {
    for (const group of this.compiled.groups) {
      const index = group.checks.indexOf(check);
      if (index < 0) continue;
      for (const binding of this.traces.bindings(group))
        if (binding.has(index) || !isIdle(check, binding.trace, this.ofCase)) yield binding.state(index);
    }
  }

  /** Every check of a binding that has something to say, or had, is judged from the beginning. */
  private renewAll(binding: Binding, because: Fact | null): void {
    for (const [index, check] of binding.group.checks.entries())
      if (binding.has(index) || !isIdle(check, binding.trace, this.ofCase))
        this.renew(binding.state(index), because);
  }

  renew(state: CheckState, because: Fact | null): void {
    state.forget();
    this.mark(state, because);
  }

  mark(state: CheckState, revised: Fact | null): void {
    if (revised !== null) state.revisedBy = revised;
    if (state.dirty) return;
    state.dirty = true;
    this.dirty.push(state);
  }
}

/** A calm case-wide act cannot concern a state that has nothing to excuse, bound or answer. */
function concerns(group: CheckGroup, { index, roles }: Entry, binding: Binding, calm: boolean): boolean {
  const check = group.checks[index]!;
  if (!calm || (roles & ACTIVATES) !== 0 || check.form.counts) return true;
  if (check.form.looksBack && roles === EXCUSES) return false;
  return binding.has(index) || check.permanent;
}

function concerned(group: CheckGroup, sort: number): readonly number[] {
  return [...(group.byKind[sort] ?? []).map(({ index }) => index), ...group.chains];
}
