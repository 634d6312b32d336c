import type { SearchBounds } from '../author/model/compare-checks.ts';
import type { Practice } from '../file/practice.ts';
import type { Place, Problem, ProblemCode } from '../language/problem.ts';
import { nearest } from '../language/suggest.ts';
import { modifyStep } from './modify-step.ts';
import type { Profile, ProfileChange, ProfileDrop } from './profile.ts';
import { isProtected } from './protected.ts';

export type AppliedProfile =
  | { readonly practices: readonly Practice[]; readonly changes: readonly ProfileChange[] }
  | { readonly errors: readonly Problem[] };

/**
 * The practices of `base` as `profile` adopts them, with every change and which way it goes. A profile that loosens
 * without a reason, or touches a protected practice other than to tighten it, is refused as a whole; problems stand at
 * their entry of the profile. `bounds`: how far changed sentences are compared where their trees do not settle it.
 */
export function applyProfile(
  base: readonly Practice[],
  profile: Profile,
  bounds: SearchBounds = {},
): AppliedProfile {
  const work = new Application(base, bounds);
  for (const entry of profile.modify) work.modify(entry);
  for (const entry of profile.add) work.add(entry);
  for (const entry of profile.drop) work.drop(entry);
  return work.result();
}

class Application {
  private readonly base: readonly Practice[];
  private readonly bounds: SearchBounds;
  private readonly practices: Map<string, Practice>;
  private readonly changes: ProfileChange[] = [];
  private readonly errors: Problem[] = [];
  private readonly touched = new Set<string>();

  constructor(base: readonly Practice[], bounds: SearchBounds) {
    this.base = base;
    this.bounds = bounds;
    this.practices = new Map(base.map((practice) => [practice.id, practice]));
  }

  result(): AppliedProfile {
    if (this.errors.length > 0) return { errors: this.errors };
    const practices = this.base.flatMap(({ id }) => this.practices.get(id) ?? []);
    return { practices: practices.filter(({ steps }) => steps.length > 0), changes: this.changes };
  }

  modify(entry: Profile['modify'][number]): void {
    const practice = this.practiceAt(entry.practice, entry.place);
    const step = practice === null ? null : this.stepAt(practice, entry.step, entry.place);
    if (practice === null || step === null || !this.touch(practice.id, step.id, entry.place)) return;
    const { after, change, proven } = modifyStep(practice.id, step, entry, this.bounds);
    const doubtful = change.kind === 'loosened' || (isProtected(practice) && !proven);
    if (doubtful && !this.mayLoosen(practice, step.id, entry)) return;
    this.changes.push(change);
    this.put(
      practice,
      practice.steps.map((one) => (one === step ? after : one)),
    );
  }

  add({ practice: id, step, place }: Profile['add'][number]): void {
    const practice = this.practiceAt(id, place);
    if (practice === null) return;
    if (practice.steps.some((one) => one.id === step.id))
      return this.report('profile.step-exists', place, { practice: id, step: step.id });
    this.changes.push({
      practice: id,
      step: step.id,
      kind: 'added',
      ...PLAIN,
      reason: step.why,
      before: null,
      after: step.check,
    });
    this.put(practice, [...practice.steps, step]);
  }

  drop(entry: ProfileDrop): void {
    const practice = this.practiceAt(entry.practice, entry.place);
    if (practice === null) return;
    const named = entry.step === null ? null : this.stepAt(practice, entry.step, entry.place);
    if (entry.step !== null && named === null) return;
    const gone = named === null ? practice.steps : [named];
    for (const { id, check } of gone) {
      if (!this.touch(practice.id, id, entry.place) || !this.mayLoosen(practice, id, entry)) return;
      const { reason } = entry;
      this.changes.push({
        practice: practice.id,
        step: id,
        kind: 'dropped',
        ...PLAIN,
        reason,
        before: check,
        after: null,
      });
    }
    this.put(
      practice,
      practice.steps.filter((step) => !gone.includes(step)),
    );
  }

  private put(practice: Practice, steps: Practice['steps']): void {
    this.practices.set(practice.id, { ...practice, steps });
  }

  private mayLoosen(
    practice: Practice,
    step: string,
    { reason, place }: Pick<ProfileDrop, 'reason' | 'place'>,
  ): boolean {
    const about = { practice: practice.id, step };
    if (isProtected(practice))
      this.report('profile.protected', place, { ...about, code: practice.code ?? '' });
    else if (reason === null) this.report('profile.loosens-without-reason', place, about);
    else return true;
    return false;
  }

  /** One step is changed or dropped once, so that the order of entries never matters. */
  private touch(practice: string, step: string, place: Place): boolean {
    const key = `${practice}/${step}`;
    if (this.touched.has(key)) {
      this.report('profile.changed-twice', place, { practice, step });
      return false;
    }
    this.touched.add(key);
    return true;
  }

  private practiceAt(id: string, place: Place): Practice | null {
    const practice = this.practices.get(id);
    if (practice !== undefined) return practice;
    const suggestion = nearest(id, this.practices.keys()) ?? '';
    this.report('profile.unknown-practice', place, { found: id, suggestion });
    return null;
  }

  private stepAt(practice: Practice, id: string, place: Place): Practice['steps'][number] | null {
    const step = practice.steps.find((one) => one.id === id);
    if (step !== undefined) return step;
    const suggestion =
      nearest(
        id,
        practice.steps.map((one) => one.id),
      ) ?? '';
    this.report('profile.unknown-step', place, { practice: practice.id, found: id, suggestion });
    return null;
  }

  private report(code: ProblemCode, { line, column, length }: Place, params: Problem['params']): void {
    this.errors.push({ code, params, line, column, length });
  }
}

const PLAIN = { level: null, severity: null, weight: null, record: null } as const;
