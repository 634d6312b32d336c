import type { CaseEvent } from '@tracecraft/record';
import { audienceFault } from './audience.ts';
import { agenciesOf, type Duty, type Members } from './members.ts';

/** Somebody who wants to write into an agency stream. */
export interface ExchangeWriter {
  readonly account: string;
  /** The programme office of this server: it names agencies and their people, and closes the agreed text. */
  readonly office: boolean;
}

/** Who may write a kind: the office, or those who act for the agency it names, by duty. */
type Writers = 'office' | readonly Duty[];

const ANY: readonly Duty[] = ['member', 'liaison', 'steward'];
const STEWARDS: readonly Duty[] = ['steward'];
const SPEAKERS: readonly Duty[] = ['liaison', 'steward'];

/** The one table of who writes what in an agency stream. A kind that is not here is refused. */
export const exchangeRules: Readonly<Record<string, Writers>> = {
  'agency.joined': 'office',
  'agency.left': 'office',
  'representative.named': 'office',
  'experience.posted': ANY,
  'experience.withdrawn': ANY,
  'experience.translated': ANY,
  'experience.grouped': ANY,
  'question.asked': ANY,
  'question.answered': ANY,
  'practice.compared': ANY,
  'lesson.observed': ANY,
  'lesson.identified': ANY,
  'lesson.agreed': STEWARDS,
  'lesson.applied': STEWARDS,
  'lesson.validated': ANY,
  'change.proposed': ANY,
  'change.commented': ANY,
  'phrase.bracketed': ANY,
  'phrase.settled': STEWARDS,
  'change.decided': STEWARDS,
  'adoption.decided': STEWARDS,
  'code.agreed': 'office',
  'unit.translated': ANY,
  'unit.reviewed': ANY,
  'contact.listed': ANY,
  'contact.withdrawn': ANY,
  'note.sent': ANY,
  'note.accepted': ANY,
  'note.answered': ANY,
  'note.refused': ANY,
  'note.released': ANY,
  'request.drafted': ANY,
  'exchange.twinned': SPEAKERS,
  'exchange.ended': SPEAKERS,
  'visit.planned': SPEAKERS,
  'exercise.shared': SPEAKERS,
  'practice.followed': STEWARDS,
};

export type ExchangeRefusal =
  | 'exchange.role'
  | 'exchange.foreign-agency'
  | 'audience.unknown-party'
  | 'audience.wider-than-label';

/** Whoever may propose may take the own agency's proposal back; that it is the own one is the fold's. */
function writersOf(kind: string, outcome: unknown): Writers | undefined {
  if (kind === 'change.decided' && outcome === 'withdrawn') return exchangeRules['change.proposed'];
  return Object.hasOwn(exchangeRules, kind) ? exchangeRules[kind] : undefined;
}

/** Why the event may not enter the agency stream; null when it may. Order and meaning between events is the fold's. */
export function exchangeRefusal(
  members: Members,
  writer: ExchangeWriter,
  { header, body: { fields } }: Pick<CaseEvent, 'header' | 'body'>,
): ExchangeRefusal | null {
  const writers = writersOf(header.kind, fields['outcome']);
  if (writers === undefined) return 'exchange.role';
  if (header.kind === 'representative.named' || header.kind.startsWith('agency.'))
    return writer.office ? null : 'exchange.role';
  const { agency, handling, audience } = fields;
  const fault =
    typeof handling === 'string' && Array.isArray(audience)
      ? audienceFault(handling, audience.map(String))
      : 'audience.unknown-party';
  if (fault !== null) return fault;
  if (writers === 'office') return writer.office ? null : 'exchange.role';
  const mine = agenciesOf(members, writer.account).filter((one) => one.agency === agency);
  if (mine.length === 0) return 'exchange.foreign-agency';
  return mine.some(({ duty }) => writers.includes(duty)) ? null : 'exchange.role';
}
