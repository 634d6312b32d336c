import { IconAlertTriangle, IconArrowRight, IconClock } from '@tabler/icons-react';
import { sayAdvice, type Advice } from '@tracecraft/practice';
import { explainDeparture } from '@tracecraft/workbench';
import { useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, TextArea } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import { GroundsOf } from '../practices/grounds.tsx';
import type { Perform } from '../scene/use-perform.ts';
import styles from './advice-cards.module.css';
import { useNow } from './use-now.ts';

const looks = { next: '', 'at-risk': styles['risk'], departure: styles['departure'] };
const icons = { next: IconArrowRight, 'at-risk': IconClock, departure: IconAlertTriangle };

/** One piece of advice: what to do in one sentence; why, science and law one tap away; a departure can be explained here. */
export function AdviceCard({ advice, perform }: { readonly advice: Advice; readonly perform: Perform }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const { form, verdict } = advice;
  const practice = practices.practice(verdict.practice);
  const step = practice?.steps.find(({ id }) => id === verdict.step);
  const Icon = icons[form];
  return (
    <article className={`${styles['card']} ${looks[form]}`}>
      <div className={styles['body']}>
        <p className={styles['form']}>
          <Icon size={18} aria-hidden />
          {say(`advice.form.${form}`)}
          {form === 'departure' && !advice.repairable && <span>· {say('advice.not-repairable')}</span>}
          {verdict.deadline !== null && form !== 'departure' && <Deadline at={verdict.deadline} />}
        </p>
        <h3 className={styles['sentence']}>
          {practice === undefined ? verdict.practice : localised(practice.title)}
        </h3>
        {practice !== undefined && <p>{sayAdvice(advice, practice, phrases)}</p>}
        {verdict.nearestMiss !== null && (
          <p className={styles['miss']}>
            {say('advice.nearest')}{' '}
            {verdict.nearestMiss.failed
              .map(({ condition, found }) =>
                say('advice.miss', { condition, found: found ?? say('word.nothing') }),
              )
              .join('; ')}
          </p>
        )}
      </div>
      {step !== undefined && practice !== undefined && (
        <details>
          <summary>{say('advice.grounds')}</summary>
          <div className={styles['inside']}>
            <GroundsOf step={step} draft={practice.draftLanguages} />
          </div>
        </details>
      )}
      {form === 'departure' && <Explain advice={advice} perform={perform} />}
    </article>
  );
}

/** Time left, in minutes and seconds; read out once, not every second. */
function Deadline({ at }: { readonly at: number }) {
  const say = useLanguage().phrases.say;
  const left = at - useNow(1000);
  return (
    <span
      className={styles['deadline']}
      role="timer"
      aria-label={say('advice.deadline', { left: formatDuration(left) })}
    >
      {formatDuration(left)}
    </span>
  );
}

/** Comply or explain: the officer's reason becomes an event; the departure stays visible as explained. */
function Explain({ advice, perform }: { readonly advice: Advice; readonly perform: Perform }) {
  const say = useLanguage().phrases.say;
  const { session } = useOpenCase();
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>{say('explain.open')}</summary>
      <form
        className={styles['inside']}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') void perform(explainDeparture(session.events(), advice.verdict, reason));
        }}
      >
        <TextArea
          label={say('explain.reason')}
          hint={say('explain.hint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" disabled={reason.trim() === ''}>
          {say('explain.do')}
        </Button>
      </form>
    </details>
  );
}
