import type { CourseState } from '@tracecraft/course';

/** A form somebody is asked to fill in months after a course. */
export interface FollowUpDue {
  readonly account: string;
  readonly months: number;
  readonly as: 'officer' | 'supervisor';
  /** UTC milliseconds from which it is asked. */
  readonly from: number;
  readonly given: boolean;
}

/**
 * Follow-up forms for the eyes of `reader`: their own as an officer, those of officers they supervise; for the programme
 * office (`reader` null) everybody's. `months` after the last day; a supervisor is asked only where one is named.
 */
export function followUpsOf(
  state: CourseState,
  months: readonly number[],
  reader: string | null,
): readonly FollowUpDue[] {
  const ends = state.opened?.ends ?? Infinity;
  const trainees = [...state.people.values()].filter((one) => one.role === 'trainee' && !one.withdrawn);
  return trainees
    .flatMap(({ account, supervisor }) => [
      { account, as: 'officer' as const, asked: account },
      ...(supervisor === null ? [] : [{ account, as: 'supervisor' as const, asked: supervisor }]),
    ])
    .filter(({ asked }) => reader === null || asked === reader)
    .flatMap(({ account, as }) =>
      months.map((one) => ({
        account,
        as,
        months: one,
        from: monthsAfter(ends, one),
        given: state.followUps.some(
          (answer) => answer.account === account && answer.as === as && answer.months === one,
        ),
      })),
    )
    .toSorted((a, b) => a.months - b.months);
}

/** The same day of a later month, or its last day where there is no such day. */
function monthsAfter(time: number, months: number): number {
  if (!Number.isFinite(time)) return time;
  const day = new Date(time);
  const wanted = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months);
  // 31 November is 1 December: step back to the month that was meant.
  if (day.getUTCDate() !== wanted) day.setUTCDate(0);
  return day.getTime();
}
