import type { CourseState } from '../course-record/course-state.ts';

/** Trainees of the course who sit on a delegation's seats now. */
export function seatsTaken(state: CourseState, delegation: string): number {
  return [...state.people.values()].filter(
    (one) => one.delegation === delegation && one.role === 'trainee' && !one.withdrawn,
  ).length;
}

/** Whether a delegation has no seat left for one trainee more; false for none of that id. */
export function isFull(state: CourseState, delegation: string): boolean {
  const seat = state.delegations.get(delegation);
  return seat !== undefined && seatsTaken(state, delegation) >= seat.quota;
}
