import type { Practice } from '../../file/practice.ts';
import { applyProfile } from '../../profile/apply-profile.ts';
import type { Profile, ProfileChange } from '../../profile/profile.ts';
import type { SearchBounds } from '../model/compare-checks.ts';
import type { Finding } from './finding.ts';
import { asFinding, type Source } from './source.ts';

/** What is refused of a profile on this base, and what it loosens: that is shown wherever the profile is. */
export function lintProfile(
  source: Source<Profile>,
  base: readonly Practice[],
  bounds: SearchBounds,
): readonly Finding[] {
  const applied = applyProfile(base, source.parsed, bounds);
  if ('errors' in applied) return applied.errors.map((problem) => asFinding(problem, source.file));
  return applied.changes
    .filter(({ kind }) => kind === 'loosened' || kind === 'dropped')
    .map((change) => ({
      code: 'profile-loosens',
      severity: 'warning',
      file: source.file,
      ...placeOf(source.parsed, change),
      params: { practice: change.practice, step: change.step, reason: change.reason?.en ?? '' },
      record: change.record,
    }));
}

function placeOf(
  profile: Profile,
  { practice, step, kind }: ProfileChange,
): Profile['drop'][number]['place'] {
  const entries: readonly {
    practice: string;
    step: string | null;
    place: Profile['drop'][number]['place'];
  }[] = kind === 'dropped' ? profile.drop : profile.modify;
  const entry = entries.find((one) => one.practice === practice && (one.step ?? step) === step);
  return entry?.place ?? { line: 1, column: 1, length: 1 };
}
