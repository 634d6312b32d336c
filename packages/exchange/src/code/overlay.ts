import {
  applyProfile,
  parseProfile,
  type Practice,
  type Problem,
  type ProfileChange,
  type SearchBounds,
} from '@tracecraft/practice';

/** What an agency changes in one step; null where the shared text stays. */
export interface OverlayEntry {
  readonly step: string;
  readonly level: 'must' | 'should' | 'may' | null;
  readonly severity: 1 | 2 | 3 | 4 | null;
  readonly check: string | null;
  /** In English or the steward's own language. */
  readonly reason: string;
}

/** A practice as an agency has it, or why it can't have it so. */
export type AdaptedPractice =
  | { readonly practice: Practice; readonly changes: readonly ProfileChange[]; readonly loosens: boolean }
  | { readonly errors: readonly Problem[] };

/** How far records are searched for which way a changed sentence goes. */
const BOUNDS: SearchBounds = { length: 4, most: 2_000 };

/** A code ISO 3166-1 leaves to its users: an overlay here belongs to an agency and claims no country's law. */
const NO_COUNTRY = 'ZZ';

/** The overlay of one practice as a file any tool for overlays reads. */
export function overlayFile(agency: string, practice: string, entries: readonly OverlayEntry[]): string {
  const rows = entries.map(({ step, level, severity, check, reason }) =>
    [
      `  - practice: ${practice}`,
      `    step: ${step}`,
      ...(level === null ? [] : [`    level: ${level}`]),
      ...(severity === null ? [] : [`    severity: ${severity}`]),
      ...(check === null ? [] : [`    check: ${JSON.stringify(check)}`]),
      `    reason:\n      en: ${JSON.stringify(reason)}`,
    ].join('\n'),
  );
  return `---
id: ${agency}
version: 0.1.0
country: ${NO_COUNTRY}
status: worked-out
publisher: ${agency}
title:
  en: ${JSON.stringify(`Overlay of ${agency}`)}
modify:
${rows.join('\n')}
---
## en
How ${agency} follows ${practice}.
`;
}

/** The entries of an overlay made by {@link overlayFile}; empty where it can't be read. */
export function overlayEntries(overlay: string): readonly OverlayEntry[] {
  const parsed = parseProfile(overlay);
  if ('errors' in parsed) return [];
  return parsed.profile.modify.map(({ step, level, severity, check, reason }) => ({
    step,
    level,
    severity,
    check: check?.text ?? null,
    reason: reason?.en ?? '',
  }));
}

/** The practice under `overlay`. A protected practice refuses whatever does not tighten it, and the overlay as a whole. */
export function adaptPractice(practice: Practice, overlay: string): AdaptedPractice {
  const parsed = parseProfile(overlay);
  if ('errors' in parsed) return parsed;
  const applied = applyProfile([practice], parsed.profile, BOUNDS);
  if ('errors' in applied) return applied;
  const adapted = applied.practices[0] ?? { ...practice, steps: [] };
  const loosens = applied.changes.some(({ kind }) => kind === 'loosened' || kind === 'dropped');
  return { practice: adapted, changes: applied.changes, loosens };
}
