import type { SearchBounds } from '../author/model/compare-checks.ts';
import type { Practice } from '../file/practice.ts';
import { applyProfile, type AppliedProfile } from './apply-profile.ts';
import type { Profile } from './profile.ts';

/**
 * The practices of `ids`, in that order, as `profile` adopts them; null: as shared. `base` is the whole shared set, because a
 * profile speaks of it and not of the choice an exercise makes. Ids `base` lacks, and practices the profile drops, are left out.
 */
export function practicesInForce(
  base: readonly Practice[],
  ids: readonly string[],
  profile: Profile | null,
  bounds: SearchBounds = {},
): AppliedProfile {
  const applied = profile === null ? { practices: base, changes: [] } : applyProfile(base, profile, bounds);
  if ('errors' in applied) return applied;
  const byId = new Map(applied.practices.map((practice) => [practice.id, practice]));
  return {
    practices: ids.flatMap((id) => byId.get(id) ?? []),
    changes: applied.changes.filter(({ practice }) => ids.includes(practice)),
  };
}
