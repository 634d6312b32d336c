import { appealsOf, type AppealCourse } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import { useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, ChoiceField, Empty, Notice, Panel, Tag, TextArea, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** What officers asked to be looked at again, and the answer: a reason always, new points where they change. */
export function AppealsPanel({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { say } = useLanguage().phrases;
  const { state } = useCourse();
  const appeals = appealsOf(state);
  return (
    <Panel title={say('marking.appeals')} aside={<span className="label">{appeals.length}</span>} flush>
      {appeals.length === 0 && <Empty>{say('marking.no-appeals')}</Empty>}
      <ul className={parts['lines']}>
        {appeals.map((one) => (
          <li key={one.appeal.event}>
            <Asked one={one} team={cases.find(({ stream }) => stream === one.appeal.case)?.team ?? ''} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Asked({ one, team }: { readonly one: AppealCourse; readonly team: string }) {
  const { say } = useLanguage().phrases;
  const { appeal, changes } = one;
  return (
    <div className={parts['what']}>
      <p>
        <b>{team}</b> · {appeal.component}{' '}
        <Tag tone={appeal.decision === null ? 'risk' : 'ok'}>
          {say(appeal.decision === null ? 'marking.open' : `marking.outcome.${appeal.decision.outcome}`)}
        </Tag>
      </p>
      <p>{appeal.reason}</p>
      {appeal.decision === null ? (
        <Decide one={one} />
      ) : (
        <p className="label">
          {appeal.decision.reason}
          {changes.map((change) => ` · ${say('marking.set-to', { points: change.points / 100 })}`).join('')}
        </p>
      )}
    </div>
  );
}

type Outcome = 'upheld' | 'partly' | 'refused';

function Decide({ one: { appeal } }: { readonly one: AppealCourse }) {
  const { say } = useLanguage().phrases;
  const { act, outcome: said } = useCourseAct();
  const [outcome, setOutcome] = useState<Outcome>('refused');
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const hundredths = Math.round(Number(points) * 100);
  const changes = outcome !== 'refused';
  const ready = reason.trim() !== '' && (!changes || (points !== '' && hundredths >= 0));
  const decide = async (): Promise<void> => {
    if (changes) {
      const about = { case: appeal.case, component: appeal.component, points: hundredths };
      const done = await act('score.changed', { ...about, reason: reason.trim(), appeal: appeal.event });
      if (done === null) return;
    }
    await act('appeal.decided', { appeal: appeal.event, outcome, reason: reason.trim() });
  };
  return (
    <div className={parts['form']}>
      <ChoiceField
        label={say('marking.answer')}
        options={(['upheld', 'partly', 'refused'] as const).map((value) => ({
          value,
          label: say(`marking.outcome.${value}`),
        }))}
        value={outcome}
        onChoose={setOutcome}
      />
      {changes && (
        <TextField
          label={say('marking.points')}
          inputMode="decimal"
          value={points}
          onChange={(event) => setPoints(event.target.value)}
        />
      )}
      <TextArea
        label={say('marking.reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      {said !== null && (
        <Notice tone={said.tone} live>
          <p>{said.text}</p>
        </Notice>
      )}
      <Button disabled={!ready} onClick={() => void decide()}>
        {say('marking.decide')}
      </Button>
    </div>
  );
}
