import { explainVerdict, type CheckVerdict, type Explanation } from '@tracecraft/practice';
import { marksOf, verdictKey, waiverFor, waivers } from '@tracecraft/workbench';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { AnswerDeparture } from '../advice/answer-departure.tsx';
import { Countdown } from '../advice/countdown.tsx';
import { DepartureFlags } from '../advice/departure-flags.tsx';
import { GroundsOf } from '../practices/grounds.tsx';
import { OutcomeLine } from '../scene/outcome-line.tsx';
import { usePerform } from '../scene/use-perform.ts';
import { readerCountry } from '../settings/country.ts';
import { DepartureWords } from './departure-words.tsx';
import styles from './event-detail.module.css';
import { ExplanationParts } from './explanation-parts.tsx';
import { MarksOfAct } from './marks-of-act.tsx';
import { RevisedBecause } from './revised-because.tsx';
import { useCaseNames } from './use-case-names.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** Why a verdict is what it is, piece by piece; each event it rests on is a link into the record. */
export function VerdictDetail({ id }: { readonly id: string }) {
  const { say } = useLanguage().phrases;
  const { verdicts } = useShownRecord();
  const verdict = verdicts.find((one) => verdictKey(one) === id);
  return verdict === undefined ? <p>{say('explanation.unknown')}</p> : <Detail key={id} verdict={verdict} />;
}

function Detail({ verdict }: { readonly verdict: CheckVerdict }) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const { events } = useShownRecord();
  const practice = practices.practice(verdict.practice);
  const step = practice?.steps.find((one) => one.id === verdict.step);
  const explanation = useMemo<Explanation | null>(
    () =>
      practice === undefined
        ? null
        : explainVerdict(verdict, { events, practice, phrases, country: readerCountry() }),
    [verdict, events, practice, phrases],
  );
  const marks = useMemo(() => marksOf(events), [events]);
  return (
    <article className={styles['detail']}>
      <Head verdict={verdict} />
      <RevisedBecause verdict={verdict} />
      {explanation !== null && <ExplanationParts explanation={explanation} />}
      <MarksOfAct marks={verdict.proof.flatMap((id) => marks.get(id) ?? [])} />
      <DepartureWords verdict={verdict} />
      {verdict.verdict === 'violated' && <Answer verdict={verdict} />}
      {explanation !== null && (
        <p className={styles['sentence']}>
          {say('explanation.sentence')} <q>{explanation.sentence}</q>{' '}
          {explanation.draft && <Tag tone="risk">{say('word.draft')}</Tag>}
        </p>
      )}
      {step !== undefined && practice !== undefined && (
        <GroundsOf step={step} draft={practice.draftLanguages} />
      )}
      <p className={styles['said']}>{say('record.shows-what-was-recorded')}</p>
    </article>
  );
}

function Head({ verdict }: { readonly verdict: CheckVerdict }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const { events } = useShownRecord();
  const names = useCaseNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const practice = practices.practice(verdict.practice);
  const departed = verdict.verdict === 'violated';
  const said = verdict.explained !== null || verdict.waived !== null;
  const object = names.object(verdict.object.id);
  const basis = verdict.basis ?? 'none';
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        <VerdictMark state={departed && said ? 'explained' : verdict.verdict} size={20} />{' '}
        {say(`verdict.${verdict.verdict}`)}
        {object !== null && `: ${object}`}
      </h2>
      <p>
        <Link to="/practices/$practice" params={{ practice: verdict.practice }}>
          {practice === undefined ? verdict.practice : localised(practice.title)}
        </Link>
      </p>
      <p className={styles['tags']}>
        <Tag>{say('basis.of', { basis: say(`basis.${basis}`) })}</Tag>
        {verdict.verdict === 'pending' && verdict.deadline !== null && <Countdown at={verdict.deadline} />}
        {verdict.late && <Tag tone="risk">{say('record.late')}</Tag>}
        {departed && (
          <DepartureFlags verdict={verdict} waiver={waiverFor(verdict, waivers(events))} names={names} />
        )}
      </p>
      <p className={styles['said']}>{say(`basis.means.${basis}`)}</p>
    </>
  );
}

/** The officers' own answer to a departure; course staff answer elsewhere. */
function Answer({ verdict }: { readonly verdict: CheckVerdict }) {
  const { account } = useOpenCase();
  const { events } = useShownRecord();
  const { perform, outcome } = usePerform();
  if (account.role !== 'trainee') return null;
  return (
    <>
      <AnswerDeparture
        verdict={verdict}
        explained={verdict.explained !== null}
        asked={verdict.waived !== null || waiverFor(verdict, waivers(events)) !== null}
        perform={perform}
      />
      {outcome !== null && <OutcomeLine outcome={outcome} idle="" />}
    </>
  );
}
