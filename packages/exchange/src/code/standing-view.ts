import { isProtected, type Problem, type ProfileChange } from '@tracecraft/practice';
import { decisionOf, type AdoptionDecision, type Standing } from './adoptions.ts';
import { adaptPractice } from './overlay.ts';
import type { PracticeText, PracticeTexts } from './practice-texts.ts';

/** How an agency stands to a practice, as every screen and print says it. */
export interface StandingView {
  /**
   * `none`: nothing was signed. `conflict`: stewards signed different things. `refused`: what was signed can't be, since
   * the practice protects people or the overlay does not fit; the shared text holds for that agency.
   */
  readonly state: 'adopt' | 'adapt' | 'reserve' | 'undecided' | 'none' | 'conflict' | 'refused';
  /** The decision that counts; null for `none` and `conflict`. */
  readonly decision: AdoptionDecision | null;
  /** What an adaptation changes. */
  readonly changes: readonly ProfileChange[];
  /** Whether an adaptation asks for less anywhere: said wherever the decision is. */
  readonly loosens: boolean;
  readonly problems: readonly Problem[];
  /** The text it was decided on is no longer the one that stands. */
  readonly behind: boolean;
}

const PLAIN = { changes: [], loosens: false, problems: [] } as const;

const judged = new WeakMap<AdoptionDecision, Pick<StandingView, 'changes' | 'loosens' | 'problems'>>();

export function standingView(standing: Standing | undefined, texts: PracticeTexts): StandingView {
  const decision = decisionOf(standing);
  if (decision === null) return { state: 'none', decision: null, ...PLAIN, behind: false };
  if (decision === 'conflict') return { state: 'conflict', decision: null, ...PLAIN, behind: false };
  const current = texts.current(decision.practice);
  const decided = texts.bySource(decision.practice, decision.source) ?? current;
  const behind =
    decision.decision !== 'undecided' && current !== undefined && current.source !== decision.source;
  const found = decided === undefined ? PLAIN : judge(decision, decided);
  const refused = found.problems.length > 0 || isRefused(decision, decided);
  return { state: refused ? 'refused' : decision.decision, decision, ...found, behind };
}

function isRefused({ decision }: AdoptionDecision, decided: PracticeText | undefined): boolean {
  return decision === 'reserve' && decided !== undefined && isProtected(decided.practice);
}

function judge(
  decision: AdoptionDecision,
  decided: PracticeText,
): Pick<StandingView, 'changes' | 'loosens' | 'problems'> {
  if (decision.decision !== 'adapt' || decision.overlay === null) return PLAIN;
  const known = judged.get(decision);
  if (known !== undefined) return known;
  const adapted = adaptPractice(decided.practice, decision.overlay);
  const found =
    'errors' in adapted
      ? { changes: [], loosens: false, problems: adapted.errors }
      : { changes: adapted.changes, loosens: adapted.loosens, problems: [] };
  judged.set(decision, found);
  return found;
}
