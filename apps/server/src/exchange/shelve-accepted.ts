import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';

/**
 * Puts texts that were accepted in sharing among the drafts of the library, where their practice shows them; in force they
 * are nowhere (docs/decisions/0006). The record holds them whatever the shelf says, so what the shelf does not take stays
 * out of it.
 */
export async function shelveAccepted({
  exchange,
  drafts,
  now,
}: Pick<Services, 'exchange' | 'drafts' | 'now'>): Promise<void> {
  const { members, proposals } = (await exchange.current()).whole;
  const known = new Set(drafts.all().map(({ id, version }) => `${id}@${version}`));
  for (const { practice, version, text, said } of [...proposals.accepted.values()].flat()) {
    if (known.has(`${practice}@${version}`)) continue;
    const name = members.representatives.find(({ account }) => account === said.by)?.name ?? said.by;
    try {
      drafts.add(text, { id: said.by, name }, now());
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
    }
  }
}
