import { typesCreated, type Fact } from '../trace/fact.ts';
import type { Thing } from '../trace/thing.ts';
import { Binding } from './binding.ts';
import type { CompiledPractices } from './compile.ts';
import type { CheckGroup } from './compile/group.ts';
import { ObjectHistory, WatchedFields, type CaseView } from './object-history.ts';
import { ObjectTrace } from './object-trace.ts';

/** The traces of a case, and which checks each is bound by. */
export class Traces {
  private readonly byThing: (ObjectTrace | undefined)[] = [];
  private readonly groups: ReadonlyMap<string, CheckGroup>;
  private readonly bound: ReadonlyMap<CheckGroup, Binding[]>;
  private readonly watched: WatchedFields;
  private readonly ofCase: CaseView;

  constructor(compiled: CompiledPractices, ofCase: CaseView) {
    this.groups = new Map(compiled.groups.map((group) => [group.key, group]));
    this.bound = new Map(compiled.groups.map((group) => [group, []]));
    this.watched = new WatchedFields(compiled.watchedFields);
    this.ofCase = ofCase;
  }

  /** Trace of a thing, made when first asked for. */
  of(thing: Thing): ObjectTrace {
    const known = this.byThing[thing.number];
    if (known !== undefined) return known;
    const trace = new ObjectTrace(thing.id, new ObjectHistory(thing.id, this.watched, this.ofCase));
    while (this.byThing.length < thing.number) this.byThing.push(undefined);
    this.byThing[thing.number] = trace;
    return trace;
  }

  known(thing: Thing): ObjectTrace | undefined {
    return this.byThing[thing.number];
  }

  pairOf(first: ObjectTrace, other: string): ObjectTrace {
    first.pairs ??= new Map();
    const known = first.pairs.get(other);
    if (known !== undefined) return known;
    const pair = new ObjectTrace(first.id, first.history, first, other);
    first.pairs.set(other, pair);
    return pair;
  }

  *all(): Iterable<ObjectTrace> {
    for (const trace of this.byThing) if (trace !== undefined) yield* withPairs(trace);
  }

  bindings(group: CheckGroup): readonly Binding[] {
    return this.bound.get(group)!;
  }

  /** Binds the checks for `type` to a trace. Returns the binding, if it is new. */
  bind(trace: ObjectTrace, type: string): Binding | null {
    if (trace.types.includes(type)) return null;
    // Not pushed: most have one or two, and an array that was pushed to has room for many.
    trace.types = trace.types.concat(type);
    const group = this.groups.get(type);
    if (group === undefined || trace.bindings.some((one) => one.group === group)) return null;
    const binding = new Binding(group, trace);
    trace.bindings = trace.bindings.concat(binding);
    this.bound.get(group)!.push(binding);
    return binding;
  }

  /** Takes away bindings to types under which nothing that counts names the object any more. */
  unbind(trace: ObjectTrace): readonly Binding[] {
    const lost = trace.bindings.filter(({ group }) => !trace.types.includes(group.key));
    for (const binding of lost) {
      binding.isLost = true;
      trace.bindings = trace.bindings.filter((one) => one !== binding);
      const all = this.bound.get(binding.group)!;
      all.splice(all.indexOf(binding), 1);
    }
    return lost;
  }
}

/** A trace and the pairs it is the first of. */
export function withPairs(trace: ObjectTrace): readonly ObjectTrace[] {
  return trace.pairs === null ? [trace] : [trace, ...trace.pairs.values()];
}

/** Types under which `fact` touches the object, or both of a pair. */
export function typesOf(trace: ObjectTrace, fact: Fact): readonly string[] {
  const own = typesOfId(trace.id, fact);
  if (trace.other === null) return own;
  const others = typesOfId(trace.other, fact);
  return own.flatMap((first) => others.map((second) => `${first}/${second}`));
}

function typesOfId(id: string, fact: Fact): readonly string[] {
  const { objects, performer } = fact.event.body;
  const named: string[] = objects.filter((object) => object.id === id).map(({ type }) => type);
  if (fact.event.id === id) named.push(...typesCreated(fact));
  return performer === id ? [...named, 'officer'] : named;
}
