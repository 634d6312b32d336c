/** What a suggestion looks at: nothing about how good anybody is. */
export interface Member {
  readonly account: string;
  /** Delegation, or null. */
  readonly delegation: string | null;
  readonly competence: readonly string[];
}

/**
 * Spreads people over `count` teams so that sizes differ by one at most and people of one delegation stand apart as far
 * as their number allows; among teams that are equal in that, competences are mixed. The same people in any order give
 * the same teams.
 */
export function suggestTeams(people: readonly Member[], count: number): readonly (readonly string[])[] {
  const teams: Member[][] = Array.from({ length: count }, () => []);
  const most = Math.ceil(people.length / count);
  // Of the largest delegation first: it is the hardest to spread.
  const sizes = new Map<string | null, number>();
  for (const { delegation } of people) sizes.set(delegation, (sizes.get(delegation) ?? 0) + 1);
  const order = people.toSorted(
    (a, b) =>
      (sizes.get(b.delegation) ?? 0) - (sizes.get(a.delegation) ?? 0) ||
      compare(a.delegation ?? '', b.delegation ?? '') ||
      compare(a.account, b.account),
  );
  for (const person of order) {
    const open = teams.filter(({ length }) => length < most);
    const [best] = open.toSorted(
      (a, b) =>
        sameAs(a, person) - sameAs(b, person) || a.length - b.length || shared(a, person) - shared(b, person),
    );
    best?.push(person);
  }
  return teams.map((team) => team.map(({ account }) => account));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function sameAs(team: readonly Member[], { delegation }: Member): number {
  return delegation === null ? 0 : team.filter((one) => one.delegation === delegation).length;
}

function shared(team: readonly Member[], person: Member): number {
  return team.filter((one) => one.competence.some((field) => person.competence.includes(field))).length;
}
