import type { FieldValue } from '@tracecraft/record';
import { freeAgencyId } from './agency-id.ts';
import type { AgencyHere, Duty, Members } from './members.ts';

/** Somebody in a course, and who sent them. */
export interface Sent {
  readonly account: string;
  readonly name: string;
  /** Name of the agency or organisation. */
  readonly from: string;
  /** Null for an organisation. */
  readonly state: string | null;
}

export interface PlannedEvent {
  readonly kind: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Of each agency the first person decides, the second speaks to others; the office may change it. */
const DUTY_BY_PLACE: readonly Duty[] = ['steward', 'liaison'];

/** Events that bring the people of a course into sharing. Nobody who acts for an agency already is named again. */
export function planMemberships(members: Members, people: readonly Sent[]): readonly PlannedEvent[] {
  const planned: PlannedEvent[] = [];
  const agencies = new Map<string, Pick<AgencyHere, 'name' | 'state'>>(members.agencies);
  const known = new Set(members.representatives.map(({ account }) => account));
  const places = new Map<string, number>();
  for (const { agency } of members.representatives) places.set(agency, (places.get(agency) ?? 0) + 1);
  for (const { account, name, from, state } of people) {
    if (from === '' || known.has(account)) continue;
    const same = [...agencies].find(([, one]) => one.name === from && one.state === state);
    const agency = same?.[0] ?? freeAgencyId(from, agencies);
    if (same === undefined) planned.push({ kind: 'agency.joined', fields: joined(agency, from, state) });
    agencies.set(agency, { name: from, state });
    const place = places.get(agency) ?? 0;
    places.set(agency, place + 1);
    const duty = DUTY_BY_PLACE[place] ?? 'member';
    planned.push({ kind: 'representative.named', fields: { account, name, agency, duty } });
    known.add(account);
  }
  return planned;
}

function joined(agency: string, name: string, state: string | null): PlannedEvent['fields'] {
  return state === null ? { agency, name, sort: 'organisation' } : { agency, name, state, sort: 'agency' };
}
