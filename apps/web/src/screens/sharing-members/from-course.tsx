import { useQuery, useQueryClient } from '@tanstack/react-query';
import { planMemberships } from '@tracecraft/exchange';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Said } from '../course-parts/said.tsx';
import { coursePeopleQuery } from './course-people.ts';

/** One tap brings the delegations and organisations of the office's courses into sharing. */
export function FromCourse() {
  const say = useSay();
  const { state, account } = useExchange();
  const client = useQueryClient();
  const people = useQuery(coursePeopleQuery(client, account)).data ?? [];
  const { act, outcome } = useExchangeAct();
  const planned = planMemberships(state.members, people);
  const count = planned.filter(({ kind }) => kind === 'representative.named').length;
  const bring = async (): Promise<void> => {
    const done = say('sharing.members.brought', { count });
    for (const { kind, fields } of planned) if ((await act(kind, fields, { done })) === null) return;
  };
  if (count === 0 && outcome === null) return null;
  return (
    <Panel title={say('sharing.members.from-courses')}>
      <p>{say('sharing.members.from-courses-how', { count })}</p>
      <Said outcome={outcome} />
      <Button look="primary" disabled={count === 0} onClick={() => void bring()}>
        {say('sharing.members.bring', { count })}
      </Button>
    </Panel>
  );
}
