import type { Facts, Said } from './facts.ts';

export type Duty = 'member' | 'liaison' | 'steward';

export interface AgencyHere {
  readonly agency: string;
  readonly name: string;
  /** Null for an organisation. */
  readonly state: string | null;
  readonly sort: 'agency' | 'organisation';
  readonly languages: readonly string[];
  readonly joined: Said;
  readonly left: Said | null;
}

export interface Representative {
  readonly account: string;
  readonly name: string;
  readonly agency: string;
  readonly duty: Duty;
  readonly said: Said;
}

/** Who takes part in sharing and who acts for whom. */
export interface Members {
  readonly agencies: ReadonlyMap<string, AgencyHere>;
  /** By account and agency: a person may act for one agency or for several. */
  readonly representatives: readonly Representative[];
}

const DUTIES: readonly string[] = ['member', 'liaison', 'steward'];

/** The fold of who takes part; `facts` in record order. */
export function foldMembers(facts: readonly Facts[]): Members {
  const agencies = new Map<string, AgencyHere>();
  const representatives = new Map<string, Representative>();
  for (const one of facts) {
    if (one.kind === 'agency.joined') agencies.set(one.text('agency'), agencyFrom(one));
    if (one.kind === 'agency.left') leave(agencies, one);
    if (one.kind === 'representative.named') name(representatives, one);
  }
  return { agencies, representatives: [...representatives.values()] };
}

function agencyFrom({ said, text, maybe, list }: Facts): AgencyHere {
  return {
    agency: text('agency'),
    name: text('name'),
    state: maybe('state'),
    sort: text('sort') === 'organisation' ? 'organisation' : 'agency',
    languages: list('languages'),
    joined: said,
    left: null,
  };
}

function leave(agencies: Map<string, AgencyHere>, { said, text }: Facts): void {
  const known = agencies.get(text('agency'));
  if (known !== undefined) agencies.set(known.agency, { ...known, left: said });
}

function name(representatives: Map<string, Representative>, { said, text }: Facts): void {
  const [account, agency, duty] = [text('account'), text('agency'), text('duty')];
  const key = `${account}\n${agency}`;
  if (DUTIES.includes(duty))
    representatives.set(key, { account, agency, duty: duty as Duty, name: text('name'), said });
  else representatives.delete(key);
}

/** Agencies the account acts for, with its duty there; those that left count no more. */
export function agenciesOf(
  { agencies, representatives }: Members,
  account: string,
): readonly Representative[] {
  return representatives.filter((one) => one.account === account && agencies.get(one.agency)?.left === null);
}
