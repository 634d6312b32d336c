export {
  agencyParty,
  audienceFault,
  isFor,
  isSaidFor,
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
export {
  CRITERIA,
  criteriaRows,
  decisionOf,
  DECISIONS,
  JUDGEMENTS,
  type AdoptionDecision,
  type Adoptions,
  type AdoptionWord,
  type Criterion,
  type Judgement,
  type Standing,
} from './code/adoptions.ts';
export type { AgreedCode } from './code/agreed-codes.ts';
export {
  adaptPractice,
  overlayEntries,
  overlayFile,
  type AdaptedPractice,
  type OverlayEntry,
} from './code/overlay.ts';
export { agenciesByName, agreedText, type AgreedPractice } from './code/agreed-text.ts';
export { standingView, type StandingView } from './code/standing-view.ts';
export {
  practiceTexts,
  type PracticeText,
  type PracticeTexts,
  type PublishedPractice,
} from './code/practice-texts.ts';
export {
  acceptanceFault,
  type Bracket,
  type ChangeDecision,
  type Proposal,
  type Proposals,
} from './code/proposals.ts';
export { stepsBehind, type StepBehind } from './code/behind.ts';
export { textDigest } from './code/text-digest.ts';
export { practiceUnits, unitDigest, type PracticeUnit } from './translation/practice-units.ts';
export { translationKey, type Translations, type UnitTranslation } from './translation/translations.ts';
export { unitStates, type TranslationState, type UnitState } from './translation/unit-states.ts';
export { caseDataIn, type CaseDataFound, type CaseDatum, type KnownHere } from './case-data/case-data.ts';
export type {
  Experience,
  ExperienceGroup,
  ExperienceText,
  ExperienceTranslation,
  ExperienceVersion,
  Rounds,
} from './rounds/experience.ts';
export { LESSON_STAGES, type Lesson, type LessonStage } from './lessons/lessons.ts';
export {
  mergeBySteps,
  type MergeConflict,
  type Merged,
  type MergedStep,
  type Side,
} from './merge/merge-by-steps.ts';
export type { PracticePart } from './merge/practice-parts.ts';
export { rebaseOverlay, type OverlayConflict, type RebasedOverlay } from './merge/rebase-overlay.ts';
export { twinCalendar } from './twin-calendar.ts';
export { foreignPractice, type ForeignProblem } from './foreign/foreign-practice.ts';
export {
  changedUnits,
  disputableUnits,
  settledText,
  startedFrom,
  type UnitChange,
} from './code/unit-text.ts';
export { roundsRefusal } from './rounds/rounds-refusal.ts';
