import type { CaseEvent } from '@tracecraft/record';
import type { Said } from './facts.ts';

/** Everybody who acts for an agency here, and the programme office. */
export const MEMBERS = 'members';
/** Anybody, without an account. */
export const PUBLIC = 'public';

/** The party of an agency. */
export function agencyParty(agency: string): string {
  return `agency:${agency}`;
}

/** The party of a team of a course; `team` is `<course>/<id>` as the server names it. */
export function teamParty(team: string): string {
  return `team:${team}`;
}

const PARTY = /^(agency:[a-z0-9][a-z0-9-]{0,39}|team:[\w:.-]{1,64}\/[\w.-]{1,64})$/;

/**
 * What is wrong with a label and its audience; null when nothing. A wider audience than the label allows is refused:
 * RED and AMBER go to named parties, GREEN at most to members, CLEAR to anybody (TLP 2.0, FIRST).
 */
export function audienceFault(
  handling: string,
  audience: readonly string[],
): 'audience.unknown-party' | 'audience.wider-than-label' | null {
  if (!audience.every((party) => party === MEMBERS || party === PUBLIC || PARTY.test(party)))
    return 'audience.unknown-party';
  if (audience.includes(PUBLIC) && handling !== 'TLP:CLEAR') return 'audience.wider-than-label';
  if (audience.includes(MEMBERS) && handling !== 'TLP:CLEAR' && handling !== 'TLP:GREEN')
    return 'audience.wider-than-label';
  return null;
}

/** Somebody who reads an agency stream. */
export interface ExchangeReader {
  /** Null: a visitor of the public page. */
  readonly account: string | null;
  /** Parties the reader belongs to: `members`, agencies, teams. `public` is everybody's. */
  readonly parties: ReadonlySet<string>;
}

/** Kinds without an audience of their own, which members read: who takes part, and who acts for whom. */
const FOR_MEMBERS: ReadonlySet<string> = new Set(['agency.joined', 'agency.left', 'representative.named']);

/**
 * Whether an event of an agency stream is for `reader`: its writer, and whoever belongs to its audience. An empty
 * audience means nobody else. Key events are for nobody here; they travel in bundles.
 */
export function isFor({ header, body }: Pick<CaseEvent, 'header' | 'body'>, reader: ExchangeReader): boolean {
  if (FOR_MEMBERS.has(header.kind)) return reader.parties.has(MEMBERS);
  const { audience, handling } = body.fields;
  if (!Array.isArray(audience) || typeof handling !== 'string') return false;
  const parties = audience.filter((party) => typeof party === 'string');
  return isSaidFor({ by: body.performer, handling, audience: parties }, reader);
}

/** Whether something said is for `reader`, as `isFor` has it of its event. */
export function isSaidFor(
  { by, handling, audience }: Pick<Said, 'by' | 'handling' | 'audience'>,
  reader: ExchangeReader,
): boolean {
  if (reader.account !== null && by === reader.account) return true;
  if (audienceFault(handling, audience) !== null) return false;
  return audience.some((party) => party === PUBLIC || reader.parties.has(party));
}

/** Whether everybody of `inner` belongs to `outer`. A team may be of people who are not members. */
export function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  const holds = (party: string): boolean =>
    outer.includes(party) ||
    outer.includes(PUBLIC) ||
    (outer.includes(MEMBERS) && party.startsWith('agency:'));
  return inner.every(holds);
}
