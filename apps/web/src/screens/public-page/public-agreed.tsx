import { textDigest } from '@tracecraft/exchange';
import { plainSentence } from '@tracecraft/practice';
import { paths, type PublicAgreed, type PublicPractice } from '@tracecraft/protocol';
import { useState } from 'react';
import { usePractices } from '../../case/more-practices.ts';
import type { PracticeLibrary } from '../../case/practice-library.ts';
import { buttonClass, Empty, Notice, Panel, Tag } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage, useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { GroundsOf } from '../practices/grounds.tsx';
import styles from './public-page.module.css';

/** An agreed text: each practice with its sentences, the science and law behind it, and how agencies stand to it. */
export function PublicAgreedText({ agreed }: { readonly agreed: PublicAgreed }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const library = usePractices(agreed.practices.map((one) => one.practice));
  return (
    <Panel
      title={agreed.title}
      flush
      aside={
        <a className={buttonClass({ small: true })} href={paths.agreedCode(agreed.event, code)} download>
          {say('sharing.public.pdf')}
        </a>
      }
    >
      <ul className={parts['lines']}>
        <li>
          {say('sharing.public.version', {
            version: agreed.version,
            day: formatDay(agreed.at, code, deviceZone()),
            count: agreed.practices.length,
          })}
        </li>
        {agreed.practices.map((one) => (
          <li key={one.practice}>
            <AgreedLine agreed={one} library={library} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AgreedLine({
  agreed,
  library,
}: {
  readonly agreed: PublicPractice;
  readonly library: PracticeLibrary | undefined;
}) {
  const { phrases, localised } = useLanguage();
  const [open, setOpen] = useState(false);
  const practice = library?.practice(agreed.practice);
  const counts = ['adopt', 'adapt', 'reserve'].map((word) => ({
    word,
    count: agreed.standings.filter((one) => one.word === word).length,
  }));
  return (
    <details
      className={`${parts['what']} ${parts['more']}`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={parts['row']}>
          {practice === undefined ? agreed.practice : localised(practice.title)}
          {counts.map(
            ({ word, count }) =>
              count > 0 && <Tag key={word}>{phrases.say(`sharing.public.count.${word}`, { count })}</Tag>,
          )}
        </span>
      </summary>
      {open && <Opened agreed={agreed} library={library} />}
    </details>
  );
}

function Opened({
  agreed,
  library,
}: {
  readonly agreed: PublicPractice;
  readonly library: PracticeLibrary | undefined;
}) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const practice = library?.practice(agreed.practice);
  const text = library?.source(agreed.practice);
  return (
    <div className={parts['form']}>
      {practice === undefined && <Empty>{say('sharing.public.no-text')}</Empty>}
      {text !== undefined && textDigest(text) !== agreed.source && (
        <Notice tone="risk">
          <p>{say('sharing.public.other-text', { version: agreed.version })}</p>
        </Notice>
      )}
      {practice?.steps.map((step) => (
        <section key={step.id}>
          <h3>
            {say(`level.${step.level}`)}: {plainSentence(step.tree, phrases)}
          </h3>
          <GroundsOf step={step} draft={practice.draftLanguages} allLaw />
        </section>
      ))}
      <Standings standings={agreed.standings} />
    </div>
  );
}

function Standings({ standings }: Pick<PublicPractice, 'standings'>) {
  const say = useSay();
  return (
    <section>
      <h3>{say('sharing.public.standings')}</h3>
      {standings.length === 0 && <p>{say('sharing.public.no-standing')}</p>}
      <ul className={styles['list']}>
        {standings.map(({ agency, state, word, loosens, reason }) => (
          <li key={`${agency} ${state}`}>
            <b>{state === null ? agency : `${agency}, ${state}`}</b>: {say(`sharing.public.word.${word}`)}
            {loosens && <Tag tone="departure">{say('sharing.public.loosens')}</Tag>}
            {reason !== '' && <p>{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
