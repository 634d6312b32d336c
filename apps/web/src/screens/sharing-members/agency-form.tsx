import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel, SelectField, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { freeAgencyId } from '@tracecraft/exchange';

/** The office lets an agency or organisation take part. */
export function AgencyForm() {
  const say = useSay();
  const { state } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [name, setName] = useState('');
  const [country, setCountry] = useState('');
  const [sort, setSort] = useState('agency');
  const join = async (): Promise<void> => {
    const agency = freeAgencyId(name, state.members.agencies);
    const fields = { agency, name: name.trim(), state: sort === 'agency' ? country.trim() : undefined, sort };
    if ((await act('agency.joined', fields, { done: say('sharing.members.joined', { name }) })) === null)
      return;
    setName('');
    setCountry('');
  };
  return (
    <Panel title={say('sharing.members.add')}>
      <div className={parts['form']}>
        <div className={parts['fields']}>
          <TextField
            label={say('sharing.members.name')}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
          />
          <SelectField
            label={say('sharing.members.sort')}
            value={sort}
            onChange={(event) => setSort(event.target.value)}
          >
            <option value="agency">{say('sharing.members.agency')}</option>
            <option value="organisation">{say('sharing.members.organisation')}</option>
          </SelectField>
          {sort === 'agency' && (
            <TextField
              label={say('sharing.members.state')}
              value={country}
              maxLength={80}
              onChange={(event) => setCountry(event.target.value)}
            />
          )}
        </div>
        <Said outcome={outcome} />
        <Button disabled={name.trim() === ''} onClick={() => void join()}>
          {say('sharing.members.join')}
        </Button>
      </div>
    </Panel>
  );
}
