import { Link } from '@tanstack/react-router';
import type { Lesson } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, buttonClass, Empty, Panel, SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { SaidBy } from '../sharing-rounds/said-by.tsx';
import { stepOf } from './lesson-words.ts';

/** The change that came of it: proposed where practices are written, accepted by stewards, named here. */
export function ApplyStep({ lesson }: { readonly lesson: Lesson }) {
  const say = useSay();
  const { state } = useExchange();
  const { applied, practice } = lesson;
  const open = [...state.proposals.all].filter(([, one]) => one.lesson === lesson.id && one.state === 'open');
  return (
    <Panel title={say('sharing.lesson.stage.changed')} flush>
      {applied.length + open.length === 0 && <Empty>{say('sharing.lesson.not-changed')}</Empty>}
      <ul className={parts['lines']}>
        {[...applied.map(({ proposal }) => proposal), ...open.map(([id]) => id)].map((id) => (
          <li key={id}>
            <ProposalLine id={id} />
          </li>
        ))}
        {practice !== null && (
          <li>
            <Link to="/practices/$practice/edit" params={{ practice }} className={buttonClass()}>
              {say('sharing.lesson.propose')}
            </Link>
          </li>
        )}
        <li>
          <ApplyForm lesson={lesson} />
        </li>
      </ul>
    </Panel>
  );
}

function ProposalLine({ id }: { readonly id: string }) {
  const say = useSay();
  const proposal = useExchange().state.proposals.all.get(id);
  return (
    <span className={parts['what']}>
      <Link to="/sharing/proposals/$proposal" params={{ proposal: id }}>
        {proposal?.reason ?? say('sharing.lesson.change-elsewhere')}
      </Link>
      {proposal !== undefined && <SaidBy said={proposal.said} />}
    </span>
  );
}

function ApplyForm({ lesson }: { readonly lesson: Lesson }) {
  const say = useSay();
  const { state, mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [proposal, setProposal] = useState('');
  const steward = mine.find(({ duty }) => duty === 'steward');
  const named = new Set(lesson.applied.map((one) => one.proposal));
  const accepted = [...state.proposals.all].filter(
    ([id, one]) =>
      one.state === 'accepted' &&
      !named.has(id) &&
      (lesson.practice === null || one.practice === lesson.practice),
  );
  if (steward === undefined || accepted.length === 0)
    return <small>{say('sharing.lesson.accepted-first')}</small>;
  const fields = { ...stepOf(lesson, steward.agency), proposal };
  return (
    <div className={parts['form']}>
      <SelectField
        label={say('sharing.lesson.which-change')}
        value={proposal}
        onChange={({ target }) => setProposal(target.value)}
      >
        <option value="">{say('sharing.choose')}</option>
        {accepted.map(([id, one]) => (
          <option key={id} value={id}>
            {one.practice}: {one.reason}
          </option>
        ))}
      </SelectField>
      <Said outcome={outcome} />
      <Button
        disabled={proposal === ''}
        onClick={() => void act('lesson.applied', fields, { done: say('sharing.lesson.signed') })}
      >
        {say('sharing.lesson.apply')}
      </Button>
    </div>
  );
}
