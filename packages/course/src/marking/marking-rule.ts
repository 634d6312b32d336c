import type { CourseRun } from '../course-record/course-state.ts';
import { CALIBRATION, type CalibrationRule } from './calibration.ts';
import type { Needed } from './criterion-marks.ts';

/** Markers and tolerance of a run; what its trainer left open, and a case outside any run, go by the rubric. */
export function neededIn(run: CourseRun | undefined): Needed {
  const { markers = null, tolerance = null } = run?.marking ?? {};
  return { ...(markers === null ? {} : { markers }), ...(tolerance === null ? {} : { tolerance }) };
}

/** When an assessor may mark in all of `runs`: the strictest rule of theirs. */
export function calibrationIn(runs: Iterable<CourseRun>): CalibrationRule {
  const said = [...runs].flatMap(({ marking }) => marking.calibration ?? []);
  return said.length === 0 ? CALIBRATION : { ...CALIBRATION, share: Math.max(...said) / 100 };
}
