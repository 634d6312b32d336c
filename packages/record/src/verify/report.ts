/** One thing `verify` says: phrase `verify.<part>.<code>` with `params`. */
export interface Statement {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Who the case can be traced back to. `none`: nobody was named, so the signer is unknown. */
export type Anchor = 'none' | 'trusted' | 'not-trusted';

export type VerifyVerdict = 'consistent' | 'inconsistent' | 'unreadable';

/** The answer of `verify`. It says what is proven, what is only claimed, and what it doesn't cover (settled question 6). */
export interface VerifyReport {
  /** Consistent and, when a trusted key was named, signed by it. */
  readonly holds: boolean;
  readonly verdict: VerifyVerdict;
  readonly anchor: Anchor;
  /** `exercise`, `duty` or `proficiency`; null when it can't be read. */
  readonly setting: string | null;
  readonly stream: string | null;
  readonly events: number;
  /** Agency key: its note name and the SHA-256 of the public key, hexadecimal; null when it can't be read. */
  readonly signer: { readonly name: string; readonly fingerprint: string } | null;
  /** Why it doesn't hold, first found first; at most {@link MOST_PROBLEMS}, then one `more`. */
  readonly problems: readonly Statement[];
  readonly proven: readonly Statement[];
  readonly claimed: readonly Statement[];
  readonly notCovered: readonly Statement[];
}

const MOST_PROBLEMS = 50;

/** Collects problems without letting a forged bundle flood the report. */
export interface Problems {
  add(code: string, params?: Statement['params']): void;
  readonly count: number;
  list(): readonly Statement[];
}

export function collectProblems(): Problems {
  const kept: Statement[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(code, params = {}) {
      if (count++ < MOST_PROBLEMS) kept.push({ code, params });
    },
    list: () =>
      count > MOST_PROBLEMS ? [...kept, { code: 'more', params: { count: count - MOST_PROBLEMS } }] : kept,
  };
}
