/** Three-valued truth (Kleene): 0 no, 1 not known, 2 yes. Minimum is `and`, maximum is `or`. */
export type Kleene = 0 | 1 | 2;

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export function and(a: Kleene, b: Kleene): Kleene {
  return a < b ? a : b;
}

export function or(a: Kleene, b: Kleene): Kleene {
  return a > b ? a : b;
}

export function not(a: Kleene): Kleene {
  return (2 - a) as Kleene;
}

export function known(truth: boolean): Kleene {
  return truth ? YES : NO;
}
