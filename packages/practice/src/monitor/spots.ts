import type { Binding } from './binding.ts';

/** Checks of bindings, one after the other. */
export class Spots {
  private readonly bindings: Binding[] = [];
  private readonly indexes: number[] = [];

  get length(): number {
    return this.indexes.length;
  }

  add(binding: Binding, index: number): void {
    this.bindings.push(binding);
    this.indexes.push(index);
  }

  map<T>(visit: (binding: Binding, index: number) => T): readonly T[] {
    return this.bindings.map((binding, i) => visit(binding, this.indexes[i]!));
  }
}
