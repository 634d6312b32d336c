import { typesCreated, type Fact } from '../trace/fact.ts';
import type { Thing } from '../trace/thing.ts';
import { Binding, type Memory } from './binding.ts';
import type { CompiledPractices } from './compile.ts';
import type { CheckGroup } from './compile/group.ts';
import { ObjectTrace } from './object-trace.ts';
import { Rows } from './rows.ts';
import type { Shelf } from './shelf.ts';

/** The bindings of a group. */
interface Bound {
  readonly bindings: Binding[];
  readonly memory: Memory;
}

function boundOf(group: CheckGroup, { factOf }: Shelf): Bound {
  return { bindings: [], memory: { rows: new Rows(group.checks.length), factOf } };
}

/** The traces of a case, and which checks each is bound by. */
export class Traces {
  private readonly list: ObjectTrace[] = [];
  /** By number of the thing: place in `list` from 1, or 0. */
  private places = new Int32Array(1024);
  private readonly groups: ReadonlyMap<string, CheckGroup>;
  private readonly bound: ReadonlyMap<CheckGroup, Bound>;
  private readonly shelf: Shelf;
  private readonly singles = new Map<string, readonly string[]>();

  constructor(compiled: CompiledPractices, shelf: Shelf) {
    this.groups = new Map(compiled.groups.map((group) => [group.key, group]));
    this.bound = new Map(compiled.groups.map((group) => [group, boundOf(group, shelf)]));
    this.shelf = shelf;
  }

  /** Trace of a thing, made when first asked for. */
  of(thing: Thing): ObjectTrace {
    const { number } = thing;
    if (number >= this.places.length) this.reserve(number + 1);
    const place = this.places[number]!;
    if (place > 0) return this.list[place - 1]!;
    const trace = new ObjectTrace(thing.id, this.shelf);
    this.places[number] = this.list.push(trace);
    return trace;
  }

  known(thing: Thing): ObjectTrace | undefined {
    const place = this.places[thing.number] ?? 0;
    return place === 0 ? undefined : this.list[place - 1];
  }

  /** Makes room for things numbered below `count`. */
  private reserve(count: number): void {
    let { length } = this.places;
    while (length < count) length *= 2;
    const { places } = this;
    this.places = new Int32Array(length);
    this.places.set(places);
  }

  pairOf(first: ObjectTrace, other: string): ObjectTrace {
    first.pairs ??= new Map();
    const known = first.pairs.get(other);
    if (known !== undefined) return known;
    const pair = new ObjectTrace(first.id, this.shelf, first, other);
    first.pairs.set(other, pair);
    return pair;
  }

  *all(): Iterable<ObjectTrace> {
    for (const trace of this.list) yield* withPairs(trace);
  }

  bindings(group: CheckGroup): readonly Binding[] {
    return this.bound.get(group)!.bindings;
  }

  /** Binds the checks for `type` to a trace. Returns the binding, if it is new. */
  bind(trace: ObjectTrace, type: string): Binding | null {
    if (trace.types.includes(type)) return null;
    trace.types = trace.types.length === 0 ? this.alone(type) : trace.types.concat(type);
    const group = this.groups.get(type);
    if (group === undefined || isBound(trace, group)) return null;
    const { bindings, memory } = this.bound.get(group)!;
    const binding = new Binding(group, trace, memory);
    // Not pushed: most have one or two, and an array that was pushed to has room for many.
    trace.bindings = trace.bindings.length === 0 ? [binding] : trace.bindings.concat(binding);
    bindings.push(binding);
    return binding;
  }

  /** The type as a list of one, the same for all: such lists are never written to. */
  private alone(type: string): readonly string[] {
    const known = this.singles.get(type);
    if (known !== undefined) return known;
    const single = [type];
    this.singles.set(type, single);
    return single;
  }

  /** Takes away bindings to types under which nothing that counts names the object any more. */
  unbind(trace: ObjectTrace): readonly Binding[] {
    const lost = trace.bindings.filter(({ group }) => !trace.types.includes(group.key));
    for (const binding of lost) {
      binding.isLost = true;
      trace.bindings = trace.bindings.filter((one) => one !== binding);
      const all = this.bound.get(binding.group)!.bindings;
      all.splice(all.indexOf(binding), 1);
    }
    return lost;
  }
}

/** A plain loop: a closure would be garbage for every thing that every event names. */
function isBound({ bindings }: ObjectTrace, group: CheckGroup): boolean {
  for (let i = 0; i < bindings.length; i++) if (bindings[i]!.group === group) return true;
  return false;
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
