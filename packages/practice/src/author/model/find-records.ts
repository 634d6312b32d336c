import type { Check } from '../../language/syntax.ts';
import { RecordMaker, textOf, type Step } from './abstract-record.ts';
import { actsIn } from './atoms.ts';
import { gapsOf } from './gaps.ts';
import { Judge, type Judged } from './judge-record.ts';
import { NAMES, OFFICERS, type Letter } from './letter.ts';
import { lettersAsAsked, lettersOf } from './letters.ts';
import { prologuesOf, type Prologue } from './prologues.ts';

/** A question to the model finder: which shortest record makes the sentences say this? */
export interface RecordSearch {
  readonly checks: readonly Check[];
  /** Each is answered with the first record, shortest first, on which it holds of the verdicts in order of `checks`. */
  readonly goals: readonly ((judged: readonly Judged[]) => boolean)[];
  /** Most acts beside the description of the object; default 4. */
  readonly length?: number;
  /** Most records judged; default 12,000. */
  readonly most?: number;
  /** Looks only at records in which each act is done as asked and once; the longest first, up to 8 acts. */
  readonly onceAsAsked?: boolean;
  /** Ends the search early; default when every goal is answered. */
  readonly enough?: (found: readonly (FoundRecord | null)[]) => boolean;
}

export interface FoundRecord {
  /** A mini-record. */
  readonly record: string;
  readonly judged: readonly Judged[];
}

/** What was found, in order of the goals, and the length up to which every record was looked at. */
export interface Searched {
  readonly found: readonly (FoundRecord | null)[];
  readonly upTo: number;
}

const LENGTH = 4;
const LENGTH_ONCE = 8;
const MOST = 12_000;

/**
 * Looks through every record made of the acts, field values and distances in time that `checks` mention, shortest
 * first. The same question has the same answer; each record given is read back from its text and judged again.
 */
export function findRecords(search: RecordSearch): Searched {
  const run = new Search(search);
  if (search.onceAsAsked === true) return longestFirst(run);
  const length = search.length ?? LENGTH;
  for (let acts = 0; acts <= length; acts++)
    if (!run.lookAt(acts)) return { found: run.found, upTo: run.isDone ? length : acts - 1 };
  return { found: run.found, upTo: length };
}

/** Nothing is said of a length: what was looked at is no set of all records. */
function longestFirst(run: Search): Searched {
  for (let acts = Math.min(LENGTH_ONCE, run.letters.length); acts > 0; acts--) if (!run.lookAt(acts)) break;
  return { found: run.found, upTo: 0 };
}

class Search {
  readonly found: (FoundRecord | null)[];
  isDone = false;
  private readonly goals: RecordSearch['goals'];
  private readonly enough: NonNullable<RecordSearch['enough']>;
  private readonly judge: Judge;
  private readonly prologues: readonly { readonly lines: Prologue; readonly maker: RecordMaker }[];
  readonly letters: readonly Letter[];
  private readonly gaps: readonly number[];
  private readonly binding: ReadonlySet<string> | null;
  private readonly object: string | null;
  private readonly once: boolean;
  private left: number;

  constructor({ checks, goals, most, enough, onceAsAsked = false }: RecordSearch) {
    this.once = onceAsAsked;
    this.goals = goals;
    this.enough = enough ?? ((found) => found.every((one) => one !== null));
    this.found = goals.map(() => null);
    this.left = most ?? MOST;
    this.judge = new Judge(checks);
    this.gaps = onceAsAsked ? gapsOf(checks).slice(0, 1) : gapsOf(checks);
    const prologues = onceAsAsked ? prologuesOf(checks).slice(0, 1) : prologuesOf(checks);
    this.prologues = prologues.map((lines) => ({ lines, maker: new RecordMaker(lines, this.gaps[0]!) }));
    this.letters = onceAsAsked ? lettersAsAsked(checks) : lettersOf(checks, prologues.flat());
    this.binding = bindingKinds(checks);
    this.object = objectName(checks);
  }

  /** Judges every record of so many acts. False when the search is over. */
  lookAt(acts: number): boolean {
    return this.prologues.every(({ lines, maker }) => this.extend(lines, maker, [], acts));
  }

  private extend(lines: Prologue, maker: RecordMaker, steps: readonly Step[], more: number): boolean {
    if (more === 0) return this.look(lines, maker, steps);
    for (const letter of this.letters)
      if (this.mayFollow(lines, steps, letter))
        for (const gap of steps.length === 0 && lines.length === 0 ? this.gaps.slice(0, 1) : this.gaps)
          if (!this.extend(lines, maker, [...steps, { letter, gap }], more - 1)) return false;
    return true;
  }

  /** The object is born once, before anything names it; the first officer to act is the first one. */
  private mayFollow(lines: Prologue, steps: readonly Step[], letter: Letter): boolean {
    if (this.once && steps.some((step) => step.letter === letter)) return false;
    if (steps.length === 0 && this.object !== null && letter.performer !== OFFICERS[0]) return false;
    if (letter.born === null || letter.born !== this.object) return true;
    const earlier = [...lines, ...steps.map((step) => step.letter)];
    return earlier.every(({ born, names }) => born !== letter.born && !names.includes(letter.born ?? ''));
  }

  private look(lines: Prologue, maker: RecordMaker, steps: readonly Step[]): boolean {
    const { binding } = this;
    if (lines.length + steps.length === 0) return true;
    if (binding !== null && !steps.some(({ letter }) => binding.has(letter.kind))) return true;
    if (this.left-- <= 0) return false;
    const { events, ids } = maker.events(steps);
    const judged = this.judge.judge(events, ids);
    const open = this.goals.flatMap((goal, i) => (this.found[i] === null && goal(judged) ? [i] : []));
    if (open.length === 0) return true;
    const record = textOf(lines, steps, this.gaps[0]!);
    const again = this.judge.judgeText(record);
    for (const i of open) if (this.goals[i]!(again)) this.found[i] = { record, judged: again };
    this.isDone = this.enough(this.found);
    return !this.isDone;
  }
}

/** Kinds of which one must occur before any sentence binds; null when one binds without. */
function bindingKinds(checks: readonly Check[]): ReadonlySet<string> | null {
  const kinds = checks.map(({ form }) => {
    if (form.name === 'sequence') return actsIn(form.steps.at(-1)!);
    if ('activation' in form) return actsIn(form.activation);
    return form.name === 'absence' || form.name === 'at-most' ? actsIn(form.target) : null;
  });
  if (kinds.some((acts) => acts === null)) return null;
  return new Set(kinds.flatMap((acts) => (acts ?? []).map((act) => act.kind)));
}

function objectName(checks: readonly Check[]): string | null {
  const bound = new Set(checks.map((check) => check.object));
  if (bound.has('officer')) return null;
  return bound.has('device') ? 'D' : (NAMES[checks[0]?.object ?? 'case'] ?? '');
}
