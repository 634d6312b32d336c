import type { Facts, Said } from '../facts.ts';

export const DECISIONS = ['adopt', 'adapt', 'reserve', 'undecided'] as const;
export type AdoptionWord = (typeof DECISIONS)[number];

/** What GRADE's frameworks for adopting, adapting or making anew ask before a recommendation is taken over. */
export const CRITERIA = ['benefit', 'resources', 'legal-basis', 'feasibility', 'acceptability'] as const;
export type Criterion = (typeof CRITERIA)[number];
export const JUDGEMENTS = ['favours', 'neutral', 'against', 'not-known'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What one steward signed for one agency about one practice. */
export interface AdoptionDecision {
  readonly said: Said;
  readonly agency: string;
  readonly practice: string;
  readonly version: string;
  /** SHA-256 of the text that was decided on. */
  readonly source: string;
  readonly decision: AdoptionWord;
  /** Empty where none was given. */
  readonly reason: string;
  /** An overlay file; null where nothing is adapted. */
  readonly overlay: string | null;
  /** Whether the steward said that it loosens; screens compute it. */
  readonly loosens: boolean;
  readonly criteria: ReadonlyMap<Criterion, Judgement>;
  /** Ids of the decisions it stands in place of, as the steward saw them. */
  readonly previous: readonly string[];
}

/** How an agency stands to a practice. */
export interface Standing {
  readonly agency: string;
  readonly practice: string;
  /**
   * Decisions nothing stands in place of, oldest first. Two and more: stewards signed at once, or one who had not seen
   * the other. They stand side by side until a decision names them all.
   */
  readonly heads: readonly AdoptionDecision[];
  /** Every decision ever signed, oldest first. */
  readonly all: readonly AdoptionDecision[];
}

/** Standings by practice, then by agency. */
export type Adoptions = ReadonlyMap<string, ReadonlyMap<string, Standing>>;

/** The fold of adoptions; `facts` in record order. */
export function foldAdoptions(facts: readonly Facts[]): Adoptions {
  const signed = new Map<string, Map<string, AdoptionDecision[]>>();
  for (const one of facts) {
    if (one.kind !== 'adoption.decided') continue;
    const decision = decisionFrom(one);
    const agencies = signed.get(decision.practice) ?? new Map<string, AdoptionDecision[]>();
    agencies.set(decision.agency, [...(agencies.get(decision.agency) ?? []), decision]);
    signed.set(decision.practice, agencies);
  }
  return new Map(
    [...signed].map(([practice, agencies]) => [
      practice,
      new Map([...agencies].map(([agency, all]) => [agency, standing(practice, agency, all)])),
    ]),
  );
}

/** A decision replaces only decisions of the same agency about the same practice. */
function standing(practice: string, agency: string, all: readonly AdoptionDecision[]): Standing {
  const replaced = new Set(all.flatMap(({ previous }) => previous));
  return { practice, agency, all, heads: all.filter(({ said }) => !replaced.has(said.event)) };
}

function decisionFrom({ said, text, maybe, yes, list }: Facts): AdoptionDecision {
  const word = text('decision');
  return {
    said,
    agency: said.agency,
    practice: text('practice'),
    version: text('version'),
    source: text('source'),
    decision: DECISIONS.find((one) => one === word) ?? 'undecided',
    reason: text('reason'),
    overlay: maybe('overlay'),
    loosens: yes('loosens'),
    criteria: criteriaFrom(list('criteria')),
    previous: list('previous'),
  };
}

function criteriaFrom(rows: readonly string[]): ReadonlyMap<Criterion, Judgement> {
  return new Map(
    rows.flatMap((row) => {
      const [name, judged] = row.split('=');
      const criterion = CRITERIA.find((one) => one === name);
      const judgement = JUDGEMENTS.find((one) => one === judged);
      return criterion === undefined || judgement === undefined ? [] : [[criterion, judgement] as const];
    }),
  );
}

/** The criteria as they are stated in the event. */
export function criteriaRows(criteria: ReadonlyMap<Criterion, Judgement>): readonly string[] {
  return CRITERIA.flatMap((one) => {
    const judged = criteria.get(one);
    return judged === undefined ? [] : [`${one}=${judged}`];
  });
}

/** The one decision that counts; `conflict` while two and more stand that say different things; null: none was signed. */
export function decisionOf(standing: Standing | undefined): AdoptionDecision | 'conflict' | null {
  const [first, ...others] = standing?.heads ?? [];
  if (first === undefined) return null;
  return others.every((one) => saysSame(one, first)) ? (others.at(-1) ?? first) : 'conflict';
}

function saysSame(a: AdoptionDecision, b: AdoptionDecision): boolean {
  return a.decision === b.decision && a.source === b.source && a.overlay === b.overlay;
}
