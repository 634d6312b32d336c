import { agencyParty } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Panel, SelectField, TextArea, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { agencyName, useParties } from '../sharing-cooperation/parties.ts';
import { useCooperationAct } from '../sharing-cooperation/use-cooperation-act.ts';

type Seen = 'two' | 'members';

/** A liaison or steward begins a standing exchange with another agency. */
export function TwinForm({ agency }: { readonly agency: string }) {
  const say = useSay();
  const { state } = useExchange();
  const [other, setOther] = useState('');
  const [title, setTitle] = useState('');
  const [since, setSince] = useState('');
  const [aims, setAims] = useState('');
  const [seen, setSeen] = useState<Seen>('two');
  const { act, outcome } = useCooperationAct(useParties().reader);
  const others = [...state.members.agencies.values()].filter(
    (one) => one.agency !== agency && one.left === null && one.sort === 'agency',
  );
  const begin = async (): Promise<void> => {
    const fields = {
      agency,
      handling: seen === 'two' ? 'TLP:AMBER' : 'TLP:GREEN',
      audience: seen === 'two' ? [agency, other].map(agencyParty) : ['members'],
      twin: freshId(),
      agencies: [agency, other],
      title: title.trim(),
      since: since === '' ? Date.now() : Date.parse(since),
      aims: aims.trim() === '' ? undefined : aims.trim(),
    };
    if (await act('exchange.twinned', fields, say('sharing.twins.begun'))) setTitle('');
  };
  return (
    <Panel title={say('sharing.twins.begin')}>
      <div className={parts['form']}>
        <div className={parts['fields']}>
          <SelectField
            label={say('sharing.twins.with')}
            value={other}
            onChange={(event) => setOther(event.target.value)}
          >
            <option value="">{say('sharing.choose')}</option>
            {others.map((one) => (
              <option key={one.agency} value={one.agency}>
                {agencyName(state, one.agency)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={say('sharing.twins.name')}
            value={title}
            maxLength={120}
            onChange={(event) => setTitle(event.target.value)}
          />
          <TextField
            label={say('sharing.twins.since-when')}
            type="date"
            optional={say('sharing.optional')}
            value={since}
            onChange={(event) => setSince(event.target.value)}
          />
        </div>
        <TextArea
          label={say('sharing.twins.aims')}
          optional={say('sharing.optional')}
          rows={2}
          maxLength={2000}
          value={aims}
          onChange={(event) => setAims(event.target.value)}
        />
        <ChoiceField
          label={say('sharing.twins.seen-by')}
          options={(['two', 'members'] as const).map((value) => ({
            value,
            label: say(`sharing.twins.seen.${value}`),
          }))}
          value={seen}
          onChoose={setSeen}
        />
        <Said outcome={outcome} />
        <Button look="primary" disabled={other === '' || title.trim() === ''} onClick={() => void begin()}>
          {say('sharing.twins.sign-begin')}
        </Button>
      </div>
    </Panel>
  );
}

/** An id nobody else takes. */
export function freshId(): string {
  return crypto.randomUUID().slice(0, 13);
}
