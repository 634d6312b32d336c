import type { Experience, ExperienceGroup } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel, SelectField, Tag, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** Puts the experience under a heading with others that belong to it. */
export function GroupForm({ experience }: { readonly experience: Experience }) {
  const say = useSay();
  const { state, mine } = useExchange();
  const { groups } = state.rounds;
  const { act, outcome } = useExchangeAct();
  const [chosen, setChosen] = useState('');
  const [title, setTitle] = useState('');
  const within = groups.filter((one) => one.experiences.includes(experience.id));
  const others = groups.filter((one) => !within.includes(one));
  const group = groups.find((one) => one.group === chosen);
  const put = async (): Promise<void> => {
    const fields = {
      agency: mine[0]?.agency ?? '',
      handling: 'TLP:GREEN',
      audience: ['members'],
      group: group?.group ?? crypto.randomUUID(),
      title: group?.title ?? title.trim(),
      experiences: [...(group?.experiences ?? []), experience.id],
    };
    if ((await act('experience.grouped', fields, { done: say('sharing.group.done') })) === null) return;
    setChosen('');
    setTitle('');
  };
  return (
    <Panel title={say('sharing.group.heading')}>
      <div className={parts['form']}>
        {within.length > 0 && <Together groups={within} />}
        <SelectField
          label={say('sharing.group.which')}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">{say('sharing.group.new')}</option>
          {others.map((one) => (
            <option key={one.group} value={one.group}>
              {one.title}
            </option>
          ))}
        </SelectField>
        {chosen === '' && (
          <TextField
            label={say('sharing.group.title')}
            value={title}
            maxLength={120}
            onChange={({ target }) => setTitle(target.value)}
          />
        )}
        <Said outcome={outcome} />
        <Button disabled={chosen === '' && title.trim() === ''} onClick={() => void put()}>
          {say('sharing.group.sign')}
        </Button>
      </div>
    </Panel>
  );
}

function Together({ groups }: { readonly groups: readonly ExperienceGroup[] }) {
  const say = useSay();
  return (
    <p className={parts['row']}>
      {say('sharing.group.in')}
      {groups.map(({ group, title, experiences }) => (
        <Tag key={group}>{say('sharing.group.of', { title, count: experiences.length })}</Tag>
      ))}
    </p>
  );
}
