import type { Role } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';

/** What course staff may add to a team's record: what they saw, what they excuse, what they put into the exercise. */
const STAFF_KINDS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  assessor: ['act.assessed'],
  trainer: ['act.assessed', 'waiver.recorded', 'inject.delivered'],
};

/** Only an assessor's or trainer's word counts as a second person's, so nobody else may claim that role or write such a mark. */
const STAFF: ReadonlySet<string> = new Set(Object.keys(STAFF_KINDS));

/** Whether an account of `role` may write this entry into a team's case. */
export function roleMayWrite(role: Role, { header, body }: Pick<Entry, 'header' | 'body'>): boolean {
  const kinds = STAFF_KINDS[role];
  if (kinds !== undefined) return body.role === role && kinds.includes(header.kind);
  return !STAFF.has(body.role) && header.kind !== 'act.assessed';
}
