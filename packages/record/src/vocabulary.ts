import { adviceShown } from './events/advice-shown.ts';
import { authorityRecorded } from './events/authority-recorded.ts';
import { bookmarkMade } from './events/bookmark-made.ts';
import { caseHandedIn } from './events/case-handed-in.ts';
import { caseOpened } from './events/case-opened.ts';
import { clockChecked } from './events/clock-checked.ts';
import { codeSigned } from './events/code-signed.ts';
import { controlSampleTaken } from './events/control-sample-taken.ts';
import { custodyAccepted } from './events/custody-accepted.ts';
import { custodyOffered } from './events/custody-offered.ts';
import { custodyRefused } from './events/custody-refused.ts';
import { custodyStored } from './events/custody-stored.ts';
import { departureExplained } from './events/departure-explained.ts';
import { deviceIsolated } from './events/device-isolated.ts';
import { deviceObserved } from './events/device-observed.ts';
import { deviceOperated } from './events/device-operated.ts';
import { devicePowerDecided } from './events/device-power-decided.ts';
import { devicePoweredOff } from './events/device-powered-off.ts';
import { devicePoweredOn } from './events/device-powered-on.ts';
import { deviceUnlocked } from './events/device-unlocked.ts';
import { examinationPlanned } from './events/examination-planned.ts';
import { exhibitCollected } from './events/exhibit-collected.ts';
import { exhibitCounted } from './events/exhibit-counted.ts';
import { exhibitCountersigned } from './events/exhibit-countersigned.ts';
import { exhibitDescribed } from './events/exhibit-described.ts';
import { exhibitFieldTested } from './events/exhibit-field-tested.ts';
import { exhibitLabelled } from './events/exhibit-labelled.ts';
import { exhibitMeasured } from './events/exhibit-measured.ts';
import { exhibitMoved } from './events/exhibit-moved.ts';
import { exhibitPackaged } from './events/exhibit-packaged.ts';
import { exhibitPhotographed } from './events/exhibit-photographed.ts';
import { exhibitRecognised } from './events/exhibit-recognised.ts';
import { exhibitSealed } from './events/exhibit-sealed.ts';
import { exhibitWeighed } from './events/exhibit-weighed.ts';
import { findingConfirmed } from './events/finding-confirmed.ts';
import { findingStated } from './events/finding-stated.ts';
import { glovesChanged } from './events/gloves-changed.ts';
import { hazardAssessed } from './events/hazard-assessed.ts';
import { hintTaken } from './events/hint-taken.ts';
import { imageAcquired } from './events/image-acquired.ts';
import { imageExamined } from './events/image-examined.ts';
import { imageHashed } from './events/image-hashed.ts';
import { imageVerified } from './events/image-verified.ts';
import { injectDelivered } from './events/inject-delivered.ts';
import { inventoryGiven } from './events/inventory-given.ts';
import { inventorySigned } from './events/inventory-signed.ts';
import { keyEnrolled } from './events/key-enrolled.ts';
import { keyRevoked } from './events/key-revoked.ts';
import { memoryCaptured } from './events/memory-captured.ts';
import { noteWritten } from './events/note-written.ts';
import { officerJoined } from './events/officer-joined.ts';
import { partyNotified } from './events/party-notified.ts';
import { personsChecked } from './events/persons-checked.ts';
import { planWritten } from './events/plan-written.ts';
import { practicesInForce } from './events/practices-in-force.ts';
import { recordCorrected } from './events/record-corrected.ts';
import { recordRetracted } from './events/record-retracted.ts';
import { sceneArrived } from './events/scene-arrived.ts';
import { sceneConditionRecorded } from './events/scene-condition-recorded.ts';
import { sceneCordoned } from './events/scene-cordoned.ts';
import { sceneEntered } from './events/scene-entered.ts';
import { sceneExited } from './events/scene-exited.ts';
import { sceneHandedOver } from './events/scene-handed-over.ts';
import { scenePhotographed } from './events/scene-photographed.ts';
import { sceneReleased } from './events/scene-released.ts';
import { sceneSketched } from './events/scene-sketched.ts';
import { sealChecked } from './events/seal-checked.ts';
import { sealOpened } from './events/seal-opened.ts';
import { toolValidated } from './events/tool-validated.ts';
import { waiverRecorded } from './events/waiver-recorded.ts';
import { writeBlockerAttached } from './events/write-blocker-attached.ts';
import { writeBlockerTested } from './events/write-blocker-tested.ts';
import { zoneSearched } from './events/zone-searched.ts';
import type { EventKind } from './event-kind.ts';

/** Every event kind of version 0, in the order of the work. */
export const vocabulary: readonly EventKind[] = [
  caseOpened,
  practicesInForce,
  codeSigned,
  officerJoined,
  authorityRecorded,
  clockChecked,
  hazardAssessed,
  personsChecked,
  sceneArrived,
  sceneConditionRecorded,
  sceneCordoned,
  sceneEntered,
  sceneExited,
  scenePhotographed,
  sceneSketched,
  zoneSearched,
  planWritten,
  sceneHandedOver,
  sceneReleased,
  glovesChanged,
  noteWritten,
  exhibitRecognised,
  exhibitDescribed,
  exhibitPhotographed,
  exhibitMeasured,
  exhibitMoved,
  exhibitCollected,
  exhibitPackaged,
  exhibitSealed,
  exhibitLabelled,
  exhibitFieldTested,
  exhibitWeighed,
  exhibitCounted,
  exhibitCountersigned,
  controlSampleTaken,
  custodyOffered,
  custodyAccepted,
  custodyRefused,
  custodyStored,
  sealChecked,
  sealOpened,
  inventorySigned,
  inventoryGiven,
  partyNotified,
  deviceObserved,
  devicePowerDecided,
  deviceUnlocked,
  deviceIsolated,
  deviceOperated,
  devicePoweredOn,
  devicePoweredOff,
  memoryCaptured,
  writeBlockerTested,
  writeBlockerAttached,
  imageAcquired,
  imageHashed,
  imageVerified,
  examinationPlanned,
  toolValidated,
  imageExamined,
  bookmarkMade,
  findingStated,
  findingConfirmed,
  departureExplained,
  waiverRecorded,
  adviceShown,
  hintTaken,
  injectDelivered,
  caseHandedIn,
  recordCorrected,
  recordRetracted,
  keyEnrolled,
  keyRevoked,
];

const byKind = new Map(vocabulary.map((entry) => [entry.kind, entry]));
const byVerb = new Map(vocabulary.flatMap((entry) => entry.verbs.map((verb) => [verb, entry] as const)));

/** The declaration of `kind`, or undefined when version 0 does not know it. */
export function kindNamed(kind: string): EventKind | undefined {
  return byKind.get(kind);
}

/** The kind a practice sentence or act script means by `verb`. */
export function kindOfVerb(verb: string): EventKind | undefined {
  return byVerb.get(verb);
}

/** Exhibit kinds that are devices too: such an exhibit is bound by `for each device` under the same id. */
export const DEVICE_KINDS: readonly string[] = ['phone', 'storage-device', 'computer'];
