import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel, SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { coursePeopleQuery } from './course-people.ts';

const DUTIES = ['member', 'liaison', 'steward', 'none'] as const;

/** The office names who acts for an agency, and as what. */
export function RepresentativeForm() {
  const say = useSay();
  const { state, account: me } = useExchange();
  const people = useQuery(coursePeopleQuery(useQueryClient(), me)).data ?? [];
  const { act, outcome } = useExchangeAct();
  const [account, setAccount] = useState('');
  const [agency, setAgency] = useState('');
  const [duty, setDuty] = useState('member');
  const person = people.find((one) => one.account === account);
  const name = async (): Promise<void> => {
    if (person === undefined) return;
    const fields = { account, name: person.name, agency, duty };
    await act('representative.named', fields, { done: say('sharing.members.named', { name: person.name }) });
  };
  return (
    <Panel title={say('sharing.members.name-person')}>
      <div className={parts['form']}>
        <div className={parts['fields']}>
          <SelectField
            label={say('sharing.members.person')}
            value={account}
            onChange={(event) => setAccount(event.target.value)}
          >
            <option value="">{say('sharing.choose')}</option>
            {people.map((one) => (
              <option key={one.account} value={one.account}>
                {one.name} ({one.from})
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('sharing.members.acts-for')}
            value={agency}
            onChange={(event) => setAgency(event.target.value)}
          >
            <option value="">{say('sharing.choose')}</option>
            {[...state.members.agencies.values()].map((one) => (
              <option key={one.agency} value={one.agency}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('sharing.members.duty')}
            value={duty}
            onChange={(event) => setDuty(event.target.value)}
          >
            {DUTIES.map((one) => (
              <option key={one} value={one}>
                {say(`sharing.duty.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <Said outcome={outcome} />
        <Button disabled={person === undefined || agency === ''} onClick={() => void name()}>
          {say('sharing.members.name-it')}
        </Button>
      </div>
    </Panel>
  );
}
