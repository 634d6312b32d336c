import { Link, useParams } from '@tanstack/react-router';
import type { Experience } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePractices } from '../../case/more-practices.ts';
import { buttonClass, Button, Empty, Notice, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { Comparisons } from './comparisons.tsx';
import { ExperienceWords } from './experience-words.tsx';
import { GroupForm } from './group-form.tsx';
import { languageName } from './languages.ts';
import { Questions } from './questions.tsx';
import { SaidBy } from './said-by.tsx';
import { shownText } from './shown-text.ts';
import styles from './sharing-rounds.module.css';
import { TranslateForm } from './translate-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

/** One experience: its words, what others asked and how they do it. */
export function ExperienceScreen() {
  const { say } = useLanguage().phrases;
  const { experience: id } = useParams({ from: '/shell/sharing/rounds/$experience' });
  const { state } = useExchange();
  const experience = state.rounds.experiences.get(id);
  return (
    <Page>
      {experience === undefined ? (
        <Empty>{say('sharing.round.unknown')}</Empty>
      ) : (
        <Told experience={experience} key={id} />
      )}
    </Page>
  );
}

function Told({ experience }: { readonly experience: Experience }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const { now, withdrawn, translations } = experience;
  const [language, setLanguage] = useState(() => shownText(experience, code).language);
  const shown = shownText(experience, language);
  const own = mine.some(({ agency }) => agency === now.said.agency);
  return (
    <>
      <header className={parts['head']}>
        <div>
          <p>
            <Link to="/sharing/rounds">{say('sharing.round.all')}</Link>
          </p>
          <h1 lang={shown.language}>{shown.text.title}</h1>
          <SaidBy said={now.said} zone />
        </div>
        <Labels experience={experience} />
      </header>
      {withdrawn !== null && (
        <Notice tone="risk">
          <p>{say('sharing.round.taken-back', { reason: withdrawn.reason })}</p>
        </Notice>
      )}
      <Panel
        title={say('sharing.round.told-in', { language: languageName(shown.language, code) })}
        aside={
          <span className={parts['row']}>
            {[now.language, ...translations.map((one) => one.language)]
              .filter((one) => one !== shown.language)
              .map((one) => (
                <Button key={one} small onClick={() => setLanguage(one)}>
                  {languageName(one, code)}
                </Button>
              ))}
          </span>
        }
      >
        <Words experience={experience} shown={shown} />
      </Panel>
      <Earlier experience={experience} />
      {own && withdrawn === null && (
        <div className={parts['row']}>
          <Link to="/sharing/rounds/new" search={{ replaces: experience.id }} className={buttonClass()}>
            {say('sharing.round.anew')}
          </Link>
          <WithdrawForm experience={experience} />
        </div>
      )}
      {mine.length > 0 && withdrawn === null && (
        <p>
          <Link to="/sharing/lessons" search={{ experience: experience.id }} className={buttonClass()}>
            {say('sharing.lesson.from-experience')}
          </Link>
        </p>
      )}
      <Questions experience={experience} />
      <Comparisons experience={experience} />
      {mine.length > 0 && withdrawn === null && <TranslateForm experience={experience} />}
      {mine.length > 0 && withdrawn === null && <GroupForm experience={experience} />}
    </>
  );
}

function Labels({ experience: { now } }: { readonly experience: Experience }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const library = usePractices(now.practices);
  return (
    <span className={parts['row']}>
      <Tag tone={now.outcome === 'went-right' ? 'ok' : 'risk'}>
        {say(`sharing.round.outcome.${now.outcome}`)}
      </Tag>
      <Tag>{now.said.handling}</Tag>
      {now.practices.map((id) => {
        const practice = library?.practice(id);
        return (
          <Link key={id} to="/practices/$practice" params={{ practice: id }}>
            {practice === undefined ? id : `${practice.code ?? ''} ${localised(practice.title)}`}
          </Link>
        );
      })}
    </span>
  );
}

/** The words shown; a translation that is behind stands beside what is told now. */
function Words({
  experience: { now },
  shown: { text, language, translation },
}: {
  readonly experience: Experience;
  readonly shown: ReturnType<typeof shownText>;
}) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  if (translation === null) return <ExperienceWords text={text} language={language} />;
  return (
    <>
      <p className={parts['row']}>
        <Tag tone="risk">{say(`sharing.round.drafted.${translation.drafted}`)}</Tag>
        <SaidBy said={translation.said} />
      </p>
      {translation.stale && (
        <Notice tone="risk">
          <p>{say('sharing.round.stale')}</p>
        </Notice>
      )}
      <div className={styles['beside']}>
        <ExperienceWords text={text} language={language} />
        {translation.stale && (
          <div>
            <p lang={now.language}>
              <b>{now.text.title}</b>
            </p>
            <ExperienceWords text={now.text} language={now.language} />
          </div>
        )}
      </div>
    </>
  );
}

function Earlier({ experience: { earlier } }: { readonly experience: Experience }) {
  const { say } = useLanguage().phrases;
  if (earlier.length === 0) return null;
  return (
    <details className={parts['more']}>
      <summary>{say('sharing.round.earlier', { count: earlier.length })}</summary>
      {earlier.toReversed().map((one) => (
        <Panel key={one.said.event} level={3} title={one.text.title} aside={<SaidBy said={one.said} />}>
          <ExperienceWords text={one.text} language={one.language} />
        </Panel>
      ))}
    </details>
  );
}
