import type { Act } from '../session-contract.ts';
import { stateAct } from './state-act.ts';

/** The two acts a case begins with: its setting, and the practices that apply to it (settled questions 5 and 17). */
export function openCase(given: {
  readonly setting: 'exercise' | 'duty' | 'proficiency';
  readonly title: string;
  /** Exercise and version, e.g. `blue-tape@1.0.0`. */
  readonly exercise: string | null;
  readonly profile: string;
  /** SHA-256 of the canonical profile, hexadecimal. */
  readonly profileDigest: string;
  readonly overlay: string;
}): readonly Act[] {
  return [
    stateAct('case.opened', {
      fields: {
        setting: given.setting,
        title: given.title,
        exercise: given.exercise,
        overlay: given.overlay,
      },
    }),
    stateAct('practices.in-force', {
      fields: { profile: given.profile, digest: given.profileDigest, overlay: given.overlay },
    }),
  ];
}
