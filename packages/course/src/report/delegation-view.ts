import type { DelegationView, ProgrammeReport } from './programme-report.ts';

/** What one delegation may see. Throws RangeError where it is not in the report. */
export function delegationView(report: ProgrammeReport, delegation: string): DelegationView {
  const own = report.participation.delegations.find((one) => one.delegation === delegation);
  if (own === undefined) throw new RangeError(`no delegation ${delegation}`);
  return {
    course: report.course,
    asOf: report.asOf,
    own,
    pooled: own.figures === null,
    attendance: own.figures?.attendance ?? report.attendance.overall,
    gain: own.figures?.gain ?? report.learning.tests,
  };
}
