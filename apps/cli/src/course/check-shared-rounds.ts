import { caseDataIn, foldExchange, type Experience } from '@tracecraft/exchange';
import { paths, type ExchangeFound } from '@tracecraft/protocol';
import { apiClient } from '../play/api-client.ts';
import type { Checked } from './check-simulated.ts';
import type { Simulation } from './simulation.ts';

/** Every agency told one experience and was asked and compared once; three lessons stand where the script left them. */
export async function sharedRoundChecks(simulation: Simulation): Promise<readonly Checked[]> {
  const { sharing, office, officers, server } = simulation;
  const { session } = await sharing(office.account);
  const { members, rounds, lessons } = foldExchange(session.stream, session.events());
  const told = [...rounds.experiences.values()];
  const stewards = members.representatives.filter(
    ({ account, duty }) => duty === 'steward' && officers.has(account),
  );
  const names = members.representatives.map(({ name }) => name);
  const pointing = told.flatMap(({ now }) =>
    Object.values(now.text).flatMap((text) => caseDataIn(text, { names, numbers: [] })),
  );
  const checked = (what: string, found: unknown, expected: unknown): Checked => ({
    what,
    found: String(found),
    expected: String(expected),
  });
  return [
    checked('rounds-told', told.length, stewards.length),
    checked('rounds-answered', told.filter(answered).length, told.length),
    checked('rounds-compared', told.filter(({ comparisons }) => comparisons.length > 0).length, told.length),
    checked('rounds-groups', rounds.groups.length, Math.min(1, told.length)),
    checked('rounds-point-to-nobody', pointing.length, 0),
    checked(
      'lessons',
      [...lessons.values()].map(({ stage }) => stage),
      told.length === 0 ? '' : 'validated,agreed,observed',
    ),
    checked('rounds-found-by-visitors', await foundByVisitors(server, told), true),
  ];
}

function answered({ questions }: Experience): boolean {
  return questions.length > 0 && questions.every(({ answers }) => answers.length > 0);
}

/** A visitor finds what was told to anybody, by its title, and nothing that was not. */
async function foundByVisitors(server: string, told: readonly Experience[]): Promise<boolean> {
  const visitor = apiClient(server, null);
  for (const { id, now } of told) {
    const { hits } = await visitor.get<ExchangeFound>(paths.exchangeSearch(now.text.title));
    if (hits.some((hit) => hit.id === id) !== now.said.audience.includes('public')) return false;
  }
  return true;
}
