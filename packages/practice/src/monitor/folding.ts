import type { Fact } from '../trace/fact.ts';
import type { Thing } from '../trace/thing.ts';
import type { CaseTrace } from './case-trace.ts';
import { CheckState } from './check-state.ts';
import type { CompiledPractices } from './compile.ts';
import type { CompiledCheck } from './compile/check.ts';
import { ACTIVATES, EXCUSES, type CheckGroup, type Entry } from './compile/group.ts';
import type { View } from './judge/view.ts';
import type { Binding, ObjectTrace } from './object-trace.ts';
import { withPairs, type Traces } from './traces.ts';

/** Puts facts into the traces they belong to and finds which checks they concern. */
export class Folding {
  /** States that wait to be judged. */
  readonly dirty: CheckState[] = [];
  /** Bindings nothing was told of yet, and those whose object is no longer one. */
  readonly fresh: Binding[] = [];
  readonly lost: Binding[] = [];
  /** Bindings whose checks that had nothing to say may have now. */
  readonly asleep: Binding[] = [];
  private readonly compiled: CompiledPractices;
  private readonly traces: Traces;
  private readonly ofCase: CaseTrace;
  private readonly view: View;
  private newest: Fact | null = null;

  constructor(compiled: CompiledPractices, traces: Traces, view: View) {
    this.compiled = compiled;
    this.traces = traces;
    this.ofCase = view.ofCase;
    this.view = view;
  }

  /** Folds one fact: what it cannot change is not looked at. */
  fold(fact: Fact): void {
    const calm = fact.solid && (this.newest === null || this.newest.rank < fact.rank);
    if (this.newest === null || this.newest.rank < fact.rank) this.newest = fact;
    const lastOfCase = fact.counts ? this.ofCase.add(fact) : true;
    if (fact.counts && !calm) this.tellReaders(fact);
    this.eachTrace(fact, (trace) => this.foldInto(trace, fact, calm));
    if (fact.counts && fact.sort.isAct && fact.sort.caseWide) this.offerToAll(fact, calm, lastOfCase);
  }

  /** Takes in many facts at once; every check is judged afterwards. */
  foldAll(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.newest = this.newest === null || this.newest.rank < fact.rank ? fact : this.newest;
      if (fact.counts) this.ofCase.add(fact);
      this.eachTrace(fact, (trace) => {
        trace.add(fact);
        this.bind(trace, fact);
      });
    }
    for (const trace of this.traces.all())
      for (const binding of trace.bindings) {
        if (!binding.isNew) this.asleep.push(binding);
        for (const state of binding.states) if (state !== undefined) this.renew(state, null);
      }
  }

  private eachTrace(fact: Fact, visit: (trace: ObjectTrace) => void): void {
    const { things } = fact;
    for (let i = 0; i < things.length; i++)
      if (things.indexOf(things[i]!) === i) visit(this.traces.of(things[i]!));
    if (this.compiled.hasPairs && fact.sort.isAct) this.eachPair([...new Set(things)], visit);
  }

  private eachPair(things: readonly Thing[], visit: (trace: ObjectTrace) => void): void {
    for (const first of things)
      for (const second of things)
        if (first !== second) visit(this.traces.pairOf(this.traces.of(first), second.id));
  }

  private foldInto(trace: ObjectTrace, fact: Fact, calm: boolean): void {
    const revised = trace.add(fact) ? null : fact;
    if (!fact.counts) return;
    if (trace.other === null) for (const one of withPairs(trace)) this.tellHistory(one, fact, calm, revised);
    if (fact.sort.isAct && !fact.sort.caseWide)
      for (const binding of trace.bindings) this.offer(binding, fact, calm, revised);
    this.bind(trace, fact);
  }

  private bind(trace: ObjectTrace, fact: Fact): void {
    if (fact.counts) this.fresh.push(...this.traces.bind(trace, fact));
  }

  /** Shows an act to the checks of a binding that speak of its kind. */
  private offer(binding: Binding, fact: Fact, calm: boolean, revised: Fact | null): void {
    const { group } = binding;
    for (const { index, roles } of group.byKind[fact.sort.number] ?? [])
      this.show(this.stateOf(binding, index), fact, { roles, calm, revised });
    for (const index of group.chains)
      this.show(this.stateOf(binding, index), fact, { roles: 0, calm, revised });
  }

  private offerToAll(fact: Fact, calm: boolean, last: boolean): void {
    const revised = last ? null : fact;
    for (const group of this.compiled.groups) {
      const entries = group.byKind[fact.sort.number] ?? [];
      if (entries.length === 0 && group.chains.length === 0) continue;
      for (const binding of this.traces.bindings(group)) {
        for (const entry of entries)
          if (concerns(group, entry, binding, calm))
            this.show(this.stateOf(binding, entry.index), fact, { roles: entry.roles, calm, revised });
        for (const index of group.chains)
          this.show(this.stateOf(binding, index), fact, { roles: 0, calm, revised });
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
    for (const { group, states } of trace.bindings) {
      if (fact.sort.describes)
        for (const index of group.wheres) this.tell(states[index], fact, calm, revised);
      if (watched) for (const index of group.correlating) this.tell(states[index], fact, calm, revised);
      if (calm) continue;
      for (const state of states)
        if (state?.check.folds.some((fold) => fold.ofObject.includes(fact.kind)) === true)
          this.tell(state, fact, calm, revised);
    }
  }

  private tell(state: CheckState | undefined, fact: Fact, calm: boolean, revised: Fact | null): void {
    if (state === undefined) return;
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
    for (const fact of trace.facts) this.bind(trace, fact);
    this.lost.push(...this.traces.unbind(trace));
    for (const { states } of trace.bindings)
      for (const state of states) if (state !== undefined) this.renew(state, because);
    this.asleep.push(...trace.bindings);
  }

  /** All that is judged by `fact` is judged from the beginning. */
  private renewAbout(fact: Fact, because: Fact | null): void {
    const { sort } = fact;
    const isCaseWide = sort.isAct && sort.caseWide;
    for (const group of isCaseWide ? this.compiled.groups : [])
      for (const binding of this.traces.bindings(group))
        for (const index of concerned(group, sort.number)) this.renew(this.stateOf(binding, index), because);
    for (const trace of this.touched(fact))
      for (const { states } of trace.bindings)
        for (const state of states) if (state !== undefined) this.renew(state, because);
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
    for (const thing of fact.things) {
      const trace = this.traces.known(thing);
      if (trace !== undefined) yield* withPairs(trace);
    }
  }

  *statesOf(check: CompiledCheck): Iterable<CheckState> {
    for (const group of this.compiled.groups) {
      const index = group.checks.indexOf(check);
      if (index < 0) continue;
      for (const { states } of this.traces.bindings(group)) {
        const state = states[index];
        if (state !== undefined) yield state;
      }
    }
  }

  stateOf(binding: Binding, index: number): CheckState {
    return (binding.states[index] ??= new CheckState(binding.group.checks[index]!, binding));
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
  return binding.states[index] !== undefined || check.permanent;
}

function concerned(group: CheckGroup, sort: number): readonly number[] {
  return [...(group.byKind[sort] ?? []).map(({ index }) => index), ...group.chains];
}
