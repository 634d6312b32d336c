import type { Mark } from '../course-record/course-state.ts';
import { GLOBAL, rubricName, type Rubric } from './rubric.ts';
import { workedCase, type ExpertMark, type WorkedRecord } from './worked-record.ts';

/** When an assessor may mark. */
export interface CalibrationRule {
  /** Levels a mark may be from the expert's. */
  readonly tolerance: number;
  /** Share of criteria (0–1) within that, over all worked records of a rubric. */
  readonly share: number;
  /** Worked records to mark; fewer where there are fewer. */
  readonly records: number;
}

export const CALIBRATION: CalibrationRule = { tolerance: 1, share: 0.8, records: 2 };

/** One criterion of one worked record: the expert's mark beside the assessor's; `own` null until marked. */
export interface CalibratedMark {
  readonly worked: string;
  readonly expert: ExpertMark;
  readonly own: Mark | null;
  readonly within: boolean;
}

/** Where an assessor stands with one rubric. */
export interface Calibration {
  /** Worked records of the rubric marked wholly, and not. */
  readonly done: readonly string[];
  readonly open: readonly string[];
  /** Only of the records marked wholly: the expert's marks stay closed until then. */
  readonly marks: readonly CalibratedMark[];
  /** Criteria within tolerance and looked at. */
  readonly within: number;
  readonly compared: number;
  /** The assessor may mark by this rubric. */
  readonly released: boolean;
}

/** Compares an assessor's marks of worked records with the experts', for one rubric. */
export function calibrationOf(
  rubric: Rubric,
  worked: readonly WorkedRecord[],
  marks: readonly Mark[],
  assessor: string,
  rule: CalibrationRule = CALIBRATION,
): Calibration {
  const own = marks.filter(
    (mark) => mark.by === assessor && mark.round === 'calibration' && mark.rubric === rubricName(rubric),
  );
  const records = worked
    .filter((one) => one.rubric === rubric.id)
    .map((one) => ({ id: one.id, marks: compared(one, own, rule.tolerance) }));
  const done = records.filter((one) => one.marks.every((mark) => mark.own !== null));
  const all = done.flatMap((one) => one.marks);
  const within = all.filter((one) => one.within).length;
  const enough = done.length >= Math.min(rule.records, records.length);
  return {
    done: done.map((one) => one.id),
    open: records.filter((one) => !done.includes(one)).map((one) => one.id),
    marks: all,
    within,
    compared: all.length,
    // The global rating stands for the whole: it has to be within tolerance everywhere.
    released:
      enough &&
      within >= rule.share * all.length &&
      all.every((one) => one.within || one.expert.criterion !== GLOBAL),
  };
}

function compared(worked: WorkedRecord, own: readonly Mark[], tolerance: number): readonly CalibratedMark[] {
  return worked.marks.map((expert) => {
    const mark =
      own.find((one) => one.case === workedCase(worked) && one.criterion === expert.criterion) ?? null;
    const within = mark !== null && Math.abs(mark.level - expert.level) <= tolerance;
    return { worked: worked.id, expert, own: mark, within };
  });
}
