import type { Twin } from '@tracecraft/exchange';
import type { CourseOutcome } from '../../case/open-course.ts';
import type { ExchangeFields } from '../../case/open-exchange.ts';
import { useParties } from '../sharing-cooperation/parties.ts';
import { useCooperationAct } from '../sharing-cooperation/use-cooperation-act.ts';

/** Acts in one standing exchange, for those who read its beginning. */
export function useTwinAct(
  { twin, said }: Twin,
  agency: string | null,
): {
  readonly act: (kind: string, fields: ExchangeFields, done: string) => Promise<boolean>;
  readonly outcome: CourseOutcome | null;
} {
  const { act, outcome } = useCooperationAct(useParties().reader);
  return {
    outcome,
    act: (kind, fields, done) =>
      act(kind, { agency, handling: said.handling, audience: [...said.audience], twin, ...fields }, done),
  };
}
