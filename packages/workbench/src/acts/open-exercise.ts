import { canonicalBytes, toHex, type Hashing } from '@tracecraft/bytes';
import type { ExerciseBrief } from '@tracecraft/course';
import type { Practice } from '@tracecraft/practice';
import type { Act } from '../session-contract.ts';
import { openCase } from './open-case.ts';

/**
 * SHA-256 (hexadecimal) of the canonical profile (settled question 17): its name, the overlay, and of every practice
 * in order of id its version and the sentences that are checked, so that a changed sentence changes the digest.
 */
export function profileDigest(
  hashing: Hashing,
  profile: string,
  overlay: string,
  practices: readonly Practice[],
): string {
  const ordered = practices.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const canonical = {
    profile,
    overlay,
    practices: ordered.map(({ id, version, steps }) => ({
      id,
      version,
      steps: steps.map((step) => ({
        id: step.id,
        level: step.level,
        severity: step.severity,
        check: step.check.normalize('NFC'),
      })),
    })),
  };
  return toHex(hashing.sha256(canonicalBytes(canonical)));
}

/** The acts that open a team's case for an exercise; `practices` are those the exercise puts in force. */
export function openExercise(
  hashing: Hashing,
  exercise: ExerciseBrief,
  practices: readonly Practice[],
): readonly Act[] {
  const { profile, overlay } = exercise.practices;
  return openCase({
    setting: exercise.setting,
    title: exercise.title.en,
    exercise: `${exercise.id}@${exercise.version}`,
    profile,
    profileDigest: profileDigest(hashing, profile, overlay, practices),
    overlay,
  });
}
