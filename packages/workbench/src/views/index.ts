export {
  exhibits,
  nextExhibitNumber,
  exhibitTouched,
  type ExhibitPhotograph,
  type ExhibitView,
} from './exhibits.ts';
export { custodyLine, holderAfter, type CustodyStep } from './custody-line.ts';
export { officers, type OfficerView } from './officers.ts';
export { images, type ImageView } from './images.ts';
export { examinations, type Examination, type ExaminationStep, type KeptItem } from './examinations.ts';
export { findings, type FindingView } from './findings.ts';
export { bookmarks, type BookmarkView } from './bookmarks.ts';
export {
  LATE_AFTER_MS,
  isLate,
  stripOfTime,
  touching,
  verbOf,
  type StripEvent,
  type StripVerdict,
} from './strip-of-time.ts';
export { basisOf } from './basis.ts';
export { departures, type DepartureView } from './departures.ts';
export { adviceNotYetRecorded, adviceToShow, adviceWasShown, type AdviceMode } from './advice-to-show.ts';
export { isCorroborated, isWatcher, marksOf, unrecordedActs, type Mark } from './assessments.ts';
export { persons, type PersonView } from './persons.ts';
export { createRevisionWatch, revisionsOf, type Revision, type RevisionWatch } from './revisions.ts';
export { verdictKey } from './verdict-key.ts';
export { deadlinesAhead, verdictTurns, type TurnState, type VerdictTurn } from './verdict-turns.ts';
export { verdictsToShow } from './verdicts-to-show.ts';
export { waiverFor, waivers, waiversToAnswer, type WaiverView, type WaiverWord } from './waivers.ts';
export { inEffect } from './in-effect.ts';
export { inHand } from './in-hand.ts';
export { numberOf, objectOf, textOf } from './field.ts';
export { caseNames, type CaseNames } from './case-names.ts';
export { sayChoice, sayEvent, sayField, wallClock } from './say-event.ts';
