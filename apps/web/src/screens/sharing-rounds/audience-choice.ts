import { agencyParty, MEMBERS, PUBLIC } from '@tracecraft/exchange';

/** Who may read what is shared, as one chooses it: each choice is a label and an audience that fit (TLP 2.0). */
export const READERS = ['members', 'named', 'own', 'public'] as const;
export type Readers = (typeof READERS)[number];

/** Label and audience of a choice. `named`: agencies beside the own. */
export function audienceOf(
  readers: Readers,
  agency: string,
  named: readonly string[],
): { readonly handling: string; readonly audience: readonly string[] } {
  const own = agencyParty(agency);
  if (readers === 'members') return { handling: 'TLP:GREEN', audience: [MEMBERS] };
  if (readers === 'public') return { handling: 'TLP:CLEAR', audience: [PUBLIC] };
  if (readers === 'own') return { handling: 'TLP:AMBER+STRICT', audience: [own] };
  return { handling: 'TLP:AMBER', audience: [own, ...named.map(agencyParty)] };
}

/** The choice an audience came from. */
export function readersOf(audience: readonly string[]): Readers {
  if (audience.includes(PUBLIC)) return 'public';
  if (audience.includes(MEMBERS)) return 'members';
  return audience.length > 1 ? 'named' : 'own';
}
