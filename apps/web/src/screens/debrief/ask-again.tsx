import { useQuery } from '@tanstack/react-query';
import { appealsOf, type Appeal } from '@tracecraft/course';
import { stateAct } from '@tracecraft/workbench';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { courseQuery, type OpenCourse } from '../../case/open-course.ts';
import type { Outcome } from '../../case/stream-acts.ts';
import { Button, Notice, Tag, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import styles from './debrief.module.css';

/**
 * An officer asks for one line of the score to be looked at again; the request is signed into the course, not the case.
 * What was asked and answered stands below the line.
 */
export function AskAgain({ course, component }: { readonly course: string; readonly component: string }) {
  const { account } = useOpenCase();
  const { data } = useQuery(courseQuery(course, account));
  return data === undefined || account.role !== 'trainee' ? null : (
    <Asking open={data} component={component} />
  );
}

function Asking({ open, component }: { readonly open: OpenCourse; readonly component: string }) {
  const { summary } = useOpenCase();
  const state = useSyncExternalStore(
    useCallback((listener: () => void) => open.session.subscribe(listener), [open]),
    open.state,
  );
  const appeals = appealsOf(state, summary.stream)
    .map(({ appeal }) => appeal)
    .filter((appeal) => appeal.component === component);
  const waits = appeals.some(({ decision }) => decision === null);
  return (
    <>
      {appeals.map((appeal) => (
        <Asked key={appeal.event} appeal={appeal} />
      ))}
      {!waits && <Ask open={open} component={component} />}
    </>
  );
}

function Asked({ appeal: { reason, decision } }: { readonly appeal: Appeal }) {
  const say = useSay();
  return (
    <p className={styles['asked']}>
      <Tag tone={decision === null ? 'info' : 'ok'}>
        {say(decision === null ? 'marking.asked' : `marking.outcome.${decision.outcome}`)}
      </Tag>{' '}
      {decision === null ? reason : decision.reason}
    </p>
  );
}

function Ask({ open, component }: { readonly open: OpenCourse; readonly component: string }) {
  const say = useSay();
  const { summary } = useOpenCase();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const ask = async (): Promise<void> => {
    try {
      const fields = { case: summary.stream, component, reason: reason.trim() };
      await open.session.perform(stateAct('appeal.raised', { fields }));
    } catch (problem) {
      setOutcome({ tone: 'departure', text: problemText(say, problem) });
    }
  };
  if (!asking)
    return (
      <Button small look="quiet" onClick={() => setAsking(true)}>
        {say('marking.ask-again')}
      </Button>
    );
  return (
    <div className={styles['ask']}>
      {outcome !== null && (
        <Notice tone={outcome.tone} live>
          <p>{outcome.text}</p>
        </Notice>
      )}
      <TextArea
        label={say('marking.ask-reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button disabled={reason.trim() === ''} onClick={() => void ask()}>
        {say('marking.ask-sign')}
      </Button>
    </div>
  );
}
