import type { StateWord } from '../language/syntax.ts';
import { collectingOfficer } from './collecting-officer.ts';
import { currentHolder } from './current-holder.ts';
import { currentSeal } from './current-seal.ts';
import type { Fold } from './fold.ts';
import { localHour } from './local-hour.ts';
import { now } from './now.ts';
import { othersInPackage } from './others-in-package.ts';
import { peopleInside } from './people-inside.ts';
import { performerCompetence } from './performer-competence.ts';
import { recordingDelay } from './recording-delay.ts';
import { uncoveredZones } from './uncovered-zones.ts';
import { unreportedDepartures } from './unreported-departures.ts';
import { waitingFragileTraces } from './waiting-fragile-traces.ts';
import { weightDrift } from './weight-drift.ts';
import { withinScope } from './within-scope.ts';

/** The closed list of folds (settled question 15). */
export const FOLD: Readonly<Record<StateWord, Fold>> = {
  now,
  'current holder': currentHolder,
  'collecting officer': collectingOfficer,
  'current seal': currentSeal,
  'people inside': peopleInside,
  'uncovered zones': uncoveredZones,
  'others in package': othersInPackage,
  'weight drift': weightDrift,
  'waiting fragile traces': waitingFragileTraces,
  'within scope': withinScope,
  'performer competence': performerCompetence,
  'recording delay': recordingDelay,
  'unreported departures': unreportedDepartures,
  'local hour': localHour,
};
