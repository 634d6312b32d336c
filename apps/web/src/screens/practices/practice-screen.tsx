import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { sentence, type Practice, type PracticeStep } from '@tracecraft/practice';
import { libraryQuery } from '../../case/practice-library.ts';
import { Empty, Panel, Progress, Tag } from '../../design/index.ts';
import { LANGUAGES, phrasesQuery, Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { ExampleTimeline } from './example-timeline.tsx';
import { GlossaryText } from './glossary-text.tsx';
import { GroundsOf } from './grounds.tsx';
import styles from './practices.module.css';

/** The manual page of one practice: its sentence as computed, why, science, law, and its own examples run. */
export function PracticeScreen() {
  const { say } = useLanguage().phrases;
  const { practice: id } = useParams({ from: '/shell/practices/$practice' });
  const library = useQuery(libraryQuery);
  const practice = library.data?.practice(id);
  if (library.data === undefined) return <Page>{<Progress label={say('practices.loading')} />}</Page>;
  return practice === undefined ? <Empty>{say('practices.unknown')}</Empty> : <Manual practice={practice} />;
}

function Manual({ practice }: { readonly practice: Practice }) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  return (
    <Page>
      <header className={styles['manual']}>
        <p>
          <Link to="/practices">{say('practices.title')}</Link>
        </p>
        <h1>{localised(practice.title)}</h1>
        <p className={styles['tags']}>
          <Tag>{`${practice.id} ${practice.version}`}</Tag>
          <Tag tone={practice.status === 'draft' ? 'risk' : undefined}>
            {say(`practices.status.${practice.status}`)}
          </Tag>
          <Tag>{practice.publisher}</Tag>
          {practice.draftLanguages.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
        </p>
      </header>
      {practice.steps.map((step) => (
        <Step key={step.id} practice={practice} step={step} />
      ))}
      <Panel title={say('practices.prose')}>
        <Prose text={localised(practice.prose)} top={3} />
      </Panel>
    </Page>
  );
}

function Step({ practice, step }: { readonly practice: Practice; readonly step: PracticeStep }) {
  const { say } = useLanguage().phrases;
  return (
    <>
      <Panel
        title={say('practices.statement')}
        aside={
          <span className={styles['tags']}>
            <Tag>{say(`level.${step.level}`)}</Tag>
            <Tag tone={step.severity === 4 ? 'departure' : undefined}>{say(`severity.${step.severity}`)}</Tag>
          </span>
        }
      >
        <div className={styles['statement']}>
          {LANGUAGES.map(({ code, name }) => (
            <Sentence key={code} code={code} name={name} step={step} />
          ))}
        </div>
      </Panel>
      <Panel title={say('practices.grounds')}>
        <GroundsOf step={step} draft={practice.draftLanguages} allLaw />
      </Panel>
      {step.exceptions.length > 0 && (
        <Panel title={say('practices.exceptions')}>
          <ul className={styles['plain']}>
            {step.exceptions.map((exception) => (
              <li key={exception}>{exception}</li>
            ))}
          </ul>
          {step.waiver !== null && (
            <p className="label">
              {say('practices.waiver', { by: step.waiver.by, record: step.waiver.record })}
            </p>
          )}
        </Panel>
      )}
      <Panel title={say('practices.examples')}>
        <ul className={styles['examples']}>
          {step.examples.map((example) => (
            <li key={example.title}>
              <ExampleTimeline example={example} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** The check in one language, generated from the tree that is computed; other than English it is a draft and says so. */
function Sentence({
  code,
  name,
  step,
}: {
  readonly code: (typeof LANGUAGES)[number]['code'];
  readonly name: string;
  readonly step: PracticeStep;
}) {
  const { say } = useLanguage().phrases;
  const loaded = useQuery(phrasesQuery(code));
  if (loaded.data === undefined) return null;
  return (
    <div>
      <h3>
        {name} {loaded.data.draft && <Tag tone="risk">{say('word.draft')}</Tag>}
      </h3>
      <p lang={code} className={styles['sentence']}>
        <GlossaryText text={sentence(step.tree, loaded.data.phrases)} language={code} />
      </p>
    </div>
  );
}
