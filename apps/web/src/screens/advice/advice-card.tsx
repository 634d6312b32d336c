import { IconAlertTriangle, IconArrowRight, IconClock } from '@tabler/icons-react';
import {
  sayAdvice,
  sayNearestMiss,
  type Advice,
  type CheckVerdict,
  type PracticeStep,
} from '@tracecraft/practice';
import { Link } from '@tanstack/react-router';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, Tag } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import { GroundsOf } from '../practices/grounds.tsx';
import { verdictSearch } from '../record/verdict-search.ts';
import { askedAct, type AskedAct } from '../scene/next-act.ts';
import type { Perform } from '../scene/use-perform.ts';
import styles from './advice-cards.module.css';
import { AnswerDeparture } from './answer-departure.tsx';
import { Countdown } from './countdown.tsx';

const looks = { next: '', 'at-risk': styles['risk'], departure: styles['departure'] };
const icons = { next: IconArrowRight, 'at-risk': IconClock, departure: IconAlertTriangle };

/** One piece of advice: what to do in one sentence, the act and the answer one tap away; why, science and law behind another. */
export function AdviceCard({
  advice,
  perform,
  onAct,
  above = null,
}: {
  readonly advice: Advice;
  readonly perform: Perform;
  /** Begins the act the advice asks for; left out where the card stands apart from the acts, as before the hand-in. */
  readonly onAct?: (asked: AskedAct) => void;
  /** Kind of the act that stands above as the next one: the card does not offer it a second time. */
  readonly above?: string | null;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const { form, verdict } = advice;
  const practice = practices.practice(verdict.practice);
  const step = practice?.steps.find(({ id }) => id === verdict.step);
  return (
    <article className={`${styles['card']} ${looks[form]}`}>
      <div className={styles['body']}>
        <Head advice={advice} />
        <h3 className={styles['sentence']}>
          {practice === undefined ? verdict.practice : localised(practice.title)}
        </h3>
        {practice !== undefined && <p>{sayAdvice(advice, practice, phrases)}</p>}
        {step !== undefined && <Miss verdict={verdict} step={step} />}
        <p className={styles['tags']}>
          <Tag>{say('basis.of', { basis: say(`basis.${verdict.basis ?? 'none'}`) })}</Tag>
          {verdict.revisedBecauseOf !== null && <Tag tone="info">{say('verdict.revised')}</Tag>}
        </p>
        {form === 'departure' && (
          <AnswerDeparture
            verdict={verdict}
            explained={verdict.explained !== null}
            asked={false}
            perform={perform}
          />
        )}
        {onAct !== undefined && <Ways advice={advice} above={above} onAct={onAct} />}
      </div>
      <details>
        <summary>{say('advice.grounds')}</summary>
        <div className={styles['inside']}>
          <Link to="." search={verdictSearch(verdict)}>
            {say('explanation.open')}
          </Link>
          {step !== undefined && practice !== undefined && (
            <GroundsOf step={step} draft={practice.draftLanguages} />
          )}
        </div>
      </details>
    </article>
  );
}

function Head({ advice: { form, repairable, verdict } }: { readonly advice: Advice }) {
  const say = useSay();
  const Icon = icons[form];
  return (
    <p className={styles['form']}>
      <Icon size={18} aria-hidden />
      {say(`advice.form.${form}`)}
      {form === 'departure' && !repairable && <span>· {say('advice.not-repairable')}</span>}
      {verdict.deadline !== null && form !== 'departure' && <Countdown at={verdict.deadline} />}
    </p>
  );
}

/** What came nearest, and what it lacked. */
function Miss({ verdict, step }: { readonly verdict: CheckVerdict; readonly step: PracticeStep }) {
  const { phrases } = useLanguage();
  if (verdict.nearestMiss === null) return null;
  return (
    <p className={styles['miss']}>
      {phrases.say('advice.nearest')} {sayNearestMiss(verdict.nearestMiss, step.tree, phrases)}
    </p>
  );
}

/** The act that is asked for, and a way to put the card away for good. */
function Ways({
  advice,
  above,
  onAct,
}: {
  readonly advice: Advice;
  readonly above: string | null;
  readonly onAct: (asked: AskedAct) => void;
}) {
  const say = useSay();
  const { putAway } = useOpenCase();
  const asked = advice.form === 'departure' && !advice.repairable ? null : askedAct(advice.verdict.missing);
  return (
    <div className={styles['ways']}>
      {asked !== null && asked.kind.kind !== above && (
        <Button onClick={() => onAct(asked)}>
          {say('advice.do', { act: say(`act.${asked.kind.kind}`) })}
        </Button>
      )}
      <Button small look="quiet" onClick={() => putAway.add(advice.id)}>
        {say('advice.put-away')}
      </Button>
    </div>
  );
}
