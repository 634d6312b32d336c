import type { Twin } from '@tracecraft/exchange';
import type { ActFields, Outcome } from '../../case/stream-acts.ts';
import { useParties } from '../sharing-cooperation/parties.ts';
import { useCooperationAct } from '../sharing-cooperation/use-cooperation-act.ts';

/** Acts in one standing exchange, for those who read its beginning. */
export function useTwinAct(
  { twin, said }: Twin,
  agency: string | null,
): {
  readonly act: (kind: string, fields: ActFields, done: string) => Promise<boolean>;
  readonly outcome: Outcome | null;
} {
  const { act, outcome } = useCooperationAct(useParties().reader);
  return {
    outcome,
    act: (kind, fields, done) =>
      act(kind, { agency, handling: said.handling, audience: [...said.audience], twin, ...fields }, done),
  };
}
