import { and, NO, or, YES, type Kleene } from '../meaning/kleene.ts';

/** `every` and `some` of three-valued logic. */
export function every<T>(items: readonly T[], test: (item: T) => Kleene): Kleene {
  return items.map(test).reduce<Kleene>(and, YES);
}

export function some<T>(items: readonly T[], test: (item: T) => Kleene): Kleene {
  return items.map(test).reduce<Kleene>(or, NO);
}
