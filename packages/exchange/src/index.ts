export {
  agencyParty,
  audienceFault,
  isFor,
  MEMBERS,
  PUBLIC,
  teamParty,
  type ExchangeReader,
} from './audience.ts';
export {
  exchangeRefusal,
  exchangeRules,
  type ExchangeRefusal,
  type ExchangeWriter,
} from './exchange-rules.ts';
export { foldExchange, type ExchangeState } from './exchange-state.ts';
export type { Facts, Said } from './facts.ts';
export { agenciesOf, type AgencyHere, type Duty, type Members, type Representative } from './members.ts';
export { freeAgencyId } from './agency-id.ts';
export { planMemberships, type PlannedEvent, type Sent } from './plan-memberships.ts';
export {
  answerClock,
  type ContactCard,
  type Cooperation,
  type Note,
  type NoteReply,
  type NoteStatus,
} from './fold-cooperation.ts';
export { cooperationRefusal, type CooperationRefusal } from './cooperation-rules.ts';
export { evidenceInWords } from './evidence-in-words.ts';
export { mayReach, needsLeave } from './originator-control.ts';
export { missingHeadings, REQUEST_HEADINGS, requestContents, type RequestDraft } from './request-draft.ts';
export {
  changedSince,
  followedByBoth,
  type SharedExercise,
  type Twin,
  type TwinTurn,
  type Visit,
} from './fold-twins.ts';
