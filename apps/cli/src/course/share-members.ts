import { foldExchange, planMemberships, type Sent } from '@tracecraft/exchange';
import type { Simulation } from './simulation.ts';

/** The office brings everybody of the course into sharing, each for the agency or organisation that sent them. */
export async function shareMembers(simulation: Simulation): Promise<void> {
  const office = await simulation.sharing(simulation.office.account);
  const { members } = foldExchange(office.session.stream, office.session.events());
  for (const { kind, fields } of planMemberships(members, peopleOf(simulation)))
    await office.perform(kind, fields);
  await office.push();
  simulation.say('sharing: members');
}

function peopleOf({ plan, content: { sample } }: Simulation): readonly Sent[] {
  const agencyOf = new Map(sample.delegations.map(({ state, agency }) => [state, agency]));
  const sent = plan.teams
    .flatMap(({ members }) => members)
    .map(({ id, name, state }) => ({ account: id, name, from: agencyOf.get(state) ?? '', state }));
  const experts = sample.experts.map(({ id, name, organisation }) => ({
    account: id,
    name,
    from: organisation,
    state: null,
  }));
  return [...sent, ...experts];
}
