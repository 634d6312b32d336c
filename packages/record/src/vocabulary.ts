import { actAssessed } from './events/act-assessed.ts';
import { adviceShown } from './events/advice-shown.ts';
import { authorityRecorded } from './events/authority-recorded.ts';
import { bookmarkMade } from './events/bookmark-made.ts';
import { caseHandedIn } from './events/case-handed-in.ts';
import { caseOpened } from './events/case-opened.ts';
import { clockChecked } from './events/clock-checked.ts';
import { codeSigned } from './events/code-signed.ts';
import { conditionsLogged } from './events/conditions-logged.ts';
import { contextReceived } from './events/context-received.ts';
import { controlSampleTaken } from './events/control-sample-taken.ts';
import { courtReported } from './events/court-reported.ts';
import { custodyAccepted } from './events/custody-accepted.ts';
import { custodyOffered } from './events/custody-offered.ts';
import { custodyRefused } from './events/custody-refused.ts';
import { custodyStored } from './events/custody-stored.ts';
import { custodyWithdrawn } from './events/custody-withdrawn.ts';
import { departureExplained } from './events/departure-explained.ts';
import { deviceClockModelled } from './events/device-clock-modelled.ts';
import { deviceIsolated } from './events/device-isolated.ts';
import { deviceObserved } from './events/device-observed.ts';
import { deviceOperated } from './events/device-operated.ts';
import { devicePowerDecided } from './events/device-power-decided.ts';
import { devicePoweredOff } from './events/device-powered-off.ts';
import { devicePoweredOn } from './events/device-powered-on.ts';
import { deviceSurroundingsListed } from './events/device-surroundings-listed.ts';
import { deviceUnlocked } from './events/device-unlocked.ts';
import { disclosureMade } from './events/disclosure-made.ts';
import { discrepancyReported } from './events/discrepancy-reported.ts';
import { emergencyDeclared } from './events/emergency-declared.ts';
import { examinationPlanned } from './events/examination-planned.ts';
import { exhibitCollected } from './events/exhibit-collected.ts';
import { exhibitCounted } from './events/exhibit-counted.ts';
import { exhibitCountersigned } from './events/exhibit-countersigned.ts';
import { exhibitDescribed } from './events/exhibit-described.ts';
import { exhibitDisposed } from './events/exhibit-disposed.ts';
import { exhibitFieldTested } from './events/exhibit-field-tested.ts';
import { exhibitLabelled } from './events/exhibit-labelled.ts';
import { exhibitMeasured } from './events/exhibit-measured.ts';
import { exhibitMoved } from './events/exhibit-moved.ts';
import { exhibitPackaged } from './events/exhibit-packaged.ts';
import { exhibitPhotographed } from './events/exhibit-photographed.ts';
import { exhibitProtected } from './events/exhibit-protected.ts';
import { exhibitRecognised } from './events/exhibit-recognised.ts';
import { exhibitSampled } from './events/exhibit-sampled.ts';
import { exhibitSealed } from './events/exhibit-sealed.ts';
import { exhibitWeighed } from './events/exhibit-weighed.ts';
import { expertGuided } from './events/expert-guided.ts';
import { filterRecorded } from './events/filter-recorded.ts';
import { findingConfirmed } from './events/finding-confirmed.ts';
import { findingStated } from './events/finding-stated.ts';
import { glovesChanged } from './events/gloves-changed.ts';
import { hazardAssessed } from './events/hazard-assessed.ts';
import { hazardReported } from './events/hazard-reported.ts';
import { hintTaken } from './events/hint-taken.ts';
import { imageAcquired } from './events/image-acquired.ts';
import { imageExamined } from './events/image-examined.ts';
import { imageHashed } from './events/image-hashed.ts';
import { imageLimitsRecorded } from './events/image-limits-recorded.ts';
import { imageVerified } from './events/image-verified.ts';
import { injectDelivered } from './events/inject-delivered.ts';
import { interestsDeclared } from './events/interests-declared.ts';
import { inventoryGiven } from './events/inventory-given.ts';
import { inventorySigned } from './events/inventory-signed.ts';
import { keyEnrolled } from './events/key-enrolled.ts';
import { keyRevoked } from './events/key-revoked.ts';
import { labAdvised } from './events/lab-advised.ts';
import { materialFlagged } from './events/material-flagged.ts';
import { mediaChecked } from './events/media-checked.ts';
import { mediaEdited } from './events/media-edited.ts';
import { mediaImported } from './events/media-imported.ts';
import { memoryCaptured } from './events/memory-captured.ts';
import { noteWritten } from './events/note-written.ts';
import { officerDecontaminated } from './events/officer-decontaminated.ts';
import { officerJoined } from './events/officer-joined.ts';
import { opinionStated } from './events/opinion-stated.ts';
import { partyNotified } from './events/party-notified.ts';
import { personInterviewed } from './events/person-interviewed.ts';
import { personRecorded } from './events/person-recorded.ts';
import { personReferred } from './events/person-referred.ts';
import { personSampled } from './events/person-sampled.ts';
import { personScreened } from './events/person-screened.ts';
import { personSearched } from './events/person-searched.ts';
import { personStatusSet } from './events/person-status-set.ts';
import { personsChecked } from './events/persons-checked.ts';
import { planWritten } from './events/plan-written.ts';
import { practicesInForce } from './events/practices-in-force.ts';
import { publicReleased } from './events/public-released.ts';
import { recipientsNotified } from './events/recipients-notified.ts';
import { recordCorrected } from './events/record-corrected.ts';
import { recordRetracted } from './events/record-retracted.ts';
import { remoteAccessed } from './events/remote-accessed.ts';
import { remoteBasisRecorded } from './events/remote-basis-recorded.ts';
import { reportAmended } from './events/report-amended.ts';
import { reportIssued } from './events/report-issued.ts';
import { retentionEnded } from './events/retention-ended.ts';
import { reviewDone } from './events/review-done.ts';
import { sceneArrived } from './events/scene-arrived.ts';
import { sceneConditionRecorded } from './events/scene-condition-recorded.ts';
import { sceneCordoned } from './events/scene-cordoned.ts';
import { sceneEntered } from './events/scene-entered.ts';
import { sceneExited } from './events/scene-exited.ts';
import { sceneHandedOver } from './events/scene-handed-over.ts';
import { scenePhotographed } from './events/scene-photographed.ts';
import { sceneReleased } from './events/scene-released.ts';
import { sceneScanned } from './events/scene-scanned.ts';
import { sceneSketched } from './events/scene-sketched.ts';
import { sceneTakenOver } from './events/scene-taken-over.ts';
import { sealChecked } from './events/seal-checked.ts';
import { sealOpened } from './events/seal-opened.ts';
import { testimonyGiven } from './events/testimony-given.ts';
import { toolValidated } from './events/tool-validated.ts';
import { verdictRevised } from './events/verdict-revised.ts';
import { waiverRecorded } from './events/waiver-recorded.ts';
import { waiverRequested } from './events/waiver-requested.ts';
import { writeBlockerAttached } from './events/write-blocker-attached.ts';
import { writeBlockerTested } from './events/write-blocker-tested.ts';
import { zoneLeft } from './events/zone-left.ts';
import { zoneSearched } from './events/zone-searched.ts';
import { agencyVocabulary } from './agency-vocabulary.ts';
import { courseVocabulary } from './course-vocabulary.ts';
import type { EventKind, StreamType } from './event-kind.ts';

/** Every kind a case record of version 0 may hold, in the order of the work. */
export const vocabulary: readonly EventKind[] = [
  caseOpened,
  practicesInForce,
  codeSigned,
  officerJoined,
  interestsDeclared,
  authorityRecorded,
  courtReported,
  clockChecked,
  mediaImported,
  mediaEdited,
  mediaChecked,
  hazardAssessed,
  hazardReported,
  emergencyDeclared,
  personsChecked,
  personRecorded,
  personInterviewed,
  personSearched,
  personSampled,
  personScreened,
  personStatusSet,
  personReferred,
  sceneArrived,
  sceneConditionRecorded,
  sceneCordoned,
  sceneEntered,
  sceneExited,
  scenePhotographed,
  sceneSketched,
  sceneScanned,
  zoneSearched,
  zoneLeft,
  planWritten,
  sceneHandedOver,
  sceneTakenOver,
  sceneReleased,
  glovesChanged,
  officerDecontaminated,
  noteWritten,
  exhibitRecognised,
  exhibitDescribed,
  exhibitPhotographed,
  exhibitMeasured,
  exhibitProtected,
  exhibitMoved,
  exhibitCollected,
  exhibitPackaged,
  exhibitSealed,
  exhibitLabelled,
  exhibitFieldTested,
  exhibitWeighed,
  exhibitSampled,
  exhibitCounted,
  exhibitCountersigned,
  controlSampleTaken,
  labAdvised,
  custodyOffered,
  custodyAccepted,
  custodyRefused,
  custodyStored,
  conditionsLogged,
  custodyWithdrawn,
  sealChecked,
  sealOpened,
  discrepancyReported,
  exhibitDisposed,
  retentionEnded,
  inventorySigned,
  inventoryGiven,
  partyNotified,
  filterRecorded,
  deviceObserved,
  deviceSurroundingsListed,
  devicePowerDecided,
  deviceUnlocked,
  expertGuided,
  deviceIsolated,
  deviceOperated,
  devicePoweredOn,
  devicePoweredOff,
  memoryCaptured,
  remoteBasisRecorded,
  remoteAccessed,
  writeBlockerTested,
  writeBlockerAttached,
  imageAcquired,
  imageHashed,
  imageVerified,
  imageLimitsRecorded,
  examinationPlanned,
  deviceClockModelled,
  contextReceived,
  toolValidated,
  imageExamined,
  bookmarkMade,
  findingStated,
  findingConfirmed,
  opinionStated,
  reportIssued,
  reportAmended,
  recipientsNotified,
  reviewDone,
  materialFlagged,
  disclosureMade,
  testimonyGiven,
  publicReleased,
  departureExplained,
  waiverRecorded,
  waiverRequested,
  adviceShown,
  actAssessed,
  verdictRevised,
  hintTaken,
  injectDelivered,
  caseHandedIn,
  recordCorrected,
  recordRetracted,
  keyEnrolled,
  keyRevoked,
];

const byKind = new Map(
  [...vocabulary, ...courseVocabulary, ...agencyVocabulary].map((entry) => [entry.kind, entry]),
);
const byVerb = new Map(vocabulary.flatMap((entry) => entry.verbs.map((verb) => [verb, entry] as const)));

/** The declaration of `kind`, or undefined when version 0 does not know it. */
export function kindNamed(kind: string): EventKind | undefined {
  return byKind.get(kind);
}

/** Whether `kind` is known and may stand in `stream` (`case:…`, `course:…`, `agency:…`). */
export function belongsIn(kind: string, stream: string): boolean {
  const streams: readonly StreamType[] = byKind.get(kind)?.streams ?? ['case'];
  return byKind.has(kind) && streams.some((type) => stream.startsWith(`${type}:`));
}

/** The kind a practice sentence or act script means by `verb`. */
export function kindOfVerb(verb: string): EventKind | undefined {
  return byVerb.get(verb);
}

/** Exhibit kinds that are devices too: such an exhibit is bound by `for each device` under the same id. */
export const DEVICE_KINDS: readonly string[] = ['phone', 'storage-device', 'computer'];
