import type { Facts, Said } from '../facts.ts';
import { textDigest } from './text-digest.ts';

interface ProposalComment {
  readonly said: Said;
  /** Null: about the whole. */
  readonly unit: string | null;
  readonly text: string;
  readonly language: string;
}

/** A disputed phrase, and what was agreed about it. */
export interface Bracket {
  readonly said: Said;
  readonly unit: string;
  readonly phrase: string;
  readonly alternative: string | null;
  readonly reason: string;
  readonly settled: Settlement | null;
}

interface Settlement {
  readonly said: Said;
  readonly outcome: 'kept' | 'replaced' | 'removed';
  readonly words: string;
  readonly reason: string;
}

/** Why a signed decision has no effect; it stays in the record and is shown with this. */
export type DecisionFault = 'open-brackets' | 'moved' | 'decided-before' | 'not-own';

export interface ChangeDecision {
  readonly said: Said;
  readonly outcome: 'accepted' | 'declined' | 'withdrawn';
  readonly version: string;
  readonly reason: string;
  /** Null: it counts. */
  readonly fault: DecisionFault | null;
}

export interface Proposal {
  readonly said: Said;
  readonly practice: string;
  /** SHA-256 of the text it starts from. */
  readonly base: string;
  readonly text: string;
  readonly reason: string;
  readonly basis: string;
  readonly lesson: string | null;
  readonly judged: number;
  readonly differs: number;
  readonly language: string;
  readonly comments: readonly ProposalComment[];
  readonly brackets: readonly Bracket[];
  /** Oldest first. */
  readonly decisions: readonly ChangeDecision[];
  readonly state: 'open' | ChangeDecision['outcome'];
  /** The text that was accepted; null until it is. */
  readonly accepted: string | null;
}

/** A text of a practice that was accepted here. */
interface AcceptedText {
  readonly practice: string;
  readonly version: string;
  readonly text: string;
  readonly source: string;
  /** What it was made from. */
  readonly base: string;
  readonly proposal: string;
  readonly said: Said;
}

export interface Proposals {
  /** By id of the event, oldest first. */
  readonly all: ReadonlyMap<string, Proposal>;
  /** Accepted texts by practice, oldest first: the last one is the text that stands. */
  readonly accepted: ReadonlyMap<string, readonly AcceptedText[]>;
}

const OUTCOMES = ['accepted', 'declined', 'withdrawn'] as const;
const SETTLED = ['kept', 'replaced', 'removed'] as const;

/** The fold of proposed changes; `facts` in record order. */
export function foldProposals(facts: readonly Facts[]): Proposals {
  const all = new Map<string, Proposal>();
  const accepted = new Map<string, AcceptedText[]>();
  const ofBracket = new Map<string, string>();
  for (const one of facts) {
    if (one.kind === 'change.proposed') all.set(one.said.event, proposalFrom(one));
    if (one.kind === 'change.commented') update(all, one.text('proposal'), (own) => commented(own, one));
    if (one.kind === 'phrase.bracketed') {
      ofBracket.set(one.said.event, one.text('proposal'));
      update(all, one.text('proposal'), (own) => bracketed(own, one));
    }
    if (one.kind === 'phrase.settled')
      update(all, ofBracket.get(one.text('bracket')) ?? '', (own) => settled(own, one));
    if (one.kind === 'change.decided')
      update(all, one.text('proposal'), (own) => decided(own, one, accepted));
  }
  return { all, accepted };
}

/** What is said about a proposal this reader can't see has nothing to stand on and waits in the record. */
function update(all: Map<string, Proposal>, id: string, change: (own: Proposal) => Proposal): void {
  const own = all.get(id);
  if (own !== undefined) all.set(id, change(own));
}

function proposalFrom({ said, text, maybe, number }: Facts): Proposal {
  return {
    said,
    practice: text('practice'),
    base: text('base'),
    text: text('text'),
    reason: text('reason'),
    basis: text('basis'),
    lesson: maybe('lesson'),
    judged: number('judged'),
    differs: number('differs'),
    language: text('language'),
    comments: [],
    brackets: [],
    decisions: [],
    state: 'open',
    accepted: null,
  };
}

function commented(own: Proposal, { said, text, maybe }: Facts): Proposal {
  const comment = { said, unit: maybe('unit'), text: text('text'), language: text('language') };
  return { ...own, comments: [...own.comments, comment] };
}

function bracketed(own: Proposal, { said, text, maybe }: Facts): Proposal {
  const bracket: Bracket = {
    said,
    unit: text('unit'),
    phrase: text('phrase'),
    alternative: maybe('alternative'),
    reason: text('reason'),
    settled: null,
  };
  return { ...own, brackets: [...own.brackets, bracket] };
}

/** The first settlement stands; a later one of the same bracket changes nothing. */
function settled(own: Proposal, { said, text }: Facts): Proposal {
  const outcome = SETTLED.find((one) => one === text('outcome')) ?? 'kept';
  const settlement: Settlement = { said, outcome, words: text('words'), reason: text('reason') };
  const brackets = own.brackets.map((one) =>
    one.said.event === text('bracket') && one.settled === null ? { ...one, settled: settlement } : one,
  );
  return { ...own, brackets };
}

function decided(own: Proposal, facts: Facts, accepted: Map<string, AcceptedText[]>): Proposal {
  const { said, text } = facts;
  const outcome = OUTCOMES.find((one) => one === text('outcome')) ?? 'declined';
  const chain = accepted.get(own.practice) ?? [];
  const fault = faultOf(own, said, outcome, chain.at(-1));
  const decision = { said, outcome, version: text('version'), reason: text('reason'), fault };
  const decisions = [...own.decisions, decision];
  if (fault !== null) return { ...own, decisions };
  if (outcome !== 'accepted') return { ...own, decisions, state: outcome };
  const whole = facts.maybe('text') ?? own.text;
  accepted.set(own.practice, [
    ...chain,
    {
      practice: own.practice,
      version: decision.version,
      text: whole,
      source: textDigest(whole),
      base: own.base,
      proposal: own.said.event,
      said,
    },
  ]);
  return { ...own, decisions, state: outcome, accepted: whole };
}

function faultOf(
  own: Proposal,
  { agency }: Said,
  outcome: ChangeDecision['outcome'],
  standing: AcceptedText | undefined,
): DecisionFault | null {
  if (own.state !== 'open') return 'decided-before';
  if (outcome === 'withdrawn' && agency !== own.said.agency) return 'not-own';
  return outcome === 'accepted' ? acceptanceFault(own, standing?.source ?? own.base) : null;
}

/** Why a proposal may not be accepted on the text that stands (its SHA-256); null when it may. */
export function acceptanceFault(
  { brackets, base }: Proposal,
  standing: string,
): Exclude<DecisionFault, 'decided-before' | 'not-own'> | null {
  if (brackets.some((one) => one.settled === null)) return 'open-brackets';
  return base === standing ? null : 'moved';
}
