import type { ContactCard } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { Button, Empty, Panel, SelectField, Tag, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { agencyName, type Parties } from './parties.ts';
import { useCooperationAct } from './use-cooperation-act.ts';

const DUTIES = ['liaison', 'around-the-clock', 'alumni'] as const;

/** Who can be reached. Only the person puts a card up, and takes it down at any time. */
export function ContactCards({ parties }: { readonly parties: Parties }) {
  const say = useSay();
  const { state, mine } = useExchange();
  const { cards } = state.cooperation;
  return (
    <>
      <Panel title={say('sharing.contact.title', { count: cards.length })} flush>
        {cards.length === 0 && <Empty>{say('sharing.contact.none')}</Empty>}
        <ul className={parts['lines']}>
          {cards.map((card) => (
            <CardLine key={card.said.event} card={card} parties={parties} />
          ))}
        </ul>
      </Panel>
      {mine.length > 0 && <CardForm parties={parties} />}
    </>
  );
}

function CardLine({ card, parties }: { readonly card: ContactCard; readonly parties: Parties }) {
  const say = useSay();
  const { state, account } = useExchange();
  const { act, outcome } = useCooperationAct(parties.reader);
  const { said, name, duty, reach, hours, languages } = card;
  const down = (): Promise<boolean> =>
    act(
      'contact.withdrawn',
      { agency: said.agency, handling: said.handling, audience: [...said.audience], card: said.event },
      say('sharing.contact.down'),
    );
  return (
    <li>
      <span className={parts['what']}>
        <b>{name}</b>
        <small>{agencyName(state, said.agency)}</small>
        <small>{[reach, hours, languages.join(', ')].filter((one) => one !== '').join(' · ')}</small>
        <Said outcome={outcome} />
      </span>
      <span className={parts['row']}>
        <Tag>{say(`sharing.contact.duty.${duty}`)}</Tag>
        {said.by === account.id && (
          <Button onClick={() => void down()}>{say('sharing.contact.take-down')}</Button>
        )}
      </span>
    </li>
  );
}

function CardForm({ parties }: { readonly parties: Parties }) {
  const say = useSay();
  const { mine, account } = useExchange();
  const [duty, setDuty] = useState<string>('liaison');
  const [reach, setReach] = useState('');
  const [hours, setHours] = useState('');
  const [languages, setLanguages] = useState('');
  const { act, outcome } = useCooperationAct(parties.reader);
  const put = async (): Promise<void> => {
    const fields = {
      agency: mine[0]?.agency ?? '',
      handling: 'TLP:GREEN',
      audience: ['members'],
      duty,
      name: mine[0]?.name ?? account.name,
      reach: reach.trim(),
      hours: hours.trim() === '' ? undefined : hours.trim(),
      languages: languages
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    };
    if (await act('contact.listed', fields, say('sharing.contact.up'))) setReach('');
  };
  return (
    <Panel title={say('sharing.contact.add')}>
      <p>{say('sharing.contact.how')}</p>
      <div className={parts['form']}>
        <div className={parts['fields']}>
          <SelectField
            label={say('sharing.contact.as')}
            value={duty}
            onChange={(event) => setDuty(event.target.value)}
          >
            {DUTIES.map((one) => (
              <option key={one} value={one}>
                {say(`sharing.contact.duty.${one}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={say('sharing.contact.reach')}
            value={reach}
            maxLength={200}
            onChange={(event) => setReach(event.target.value)}
          />
          <TextField
            label={say('sharing.contact.hours')}
            optional={say('sharing.optional')}
            value={hours}
            maxLength={120}
            onChange={(event) => setHours(event.target.value)}
          />
          <TextField
            label={say('sharing.contact.languages')}
            optional={say('sharing.optional')}
            value={languages}
            maxLength={120}
            onChange={(event) => setLanguages(event.target.value)}
          />
        </div>
        <Said outcome={outcome} />
        <Button disabled={reach.trim() === ''} onClick={() => void put()}>
          {say('sharing.contact.put-up')}
        </Button>
      </div>
    </Panel>
  );
}
