import { useQuery } from '@tanstack/react-query';
import {
  plainSentence,
  sentence,
  type Practice,
  type PracticeStep,
  type ProfileChange,
} from '@tracecraft/practice';
import { useDeferredValue } from 'react';
import { Notice, Panel, Tag } from '../../design/index.ts';
import { LANGUAGES, phrasesQuery, useLanguage } from '../../language/index.ts';
import { ExampleTimeline } from './example-timeline.tsx';
import { GlossaryText } from './glossary-text.tsx';
import { GroundsOf } from './grounds.tsx';
import styles from './practices.module.css';
import { ProfileChanges } from './profile-changes.tsx';

/** Words of other languages come after the reader's own. */
const NONE: typeof LANGUAGES = [];

/** One requirement: as one would say it aloud, as it is computed, why, and its own examples. */
export function PracticeStepView({
  practice,
  step,
  change,
}: {
  readonly practice: Practice;
  readonly step: PracticeStep;
  /** What the chosen overlay did to it, or null. */
  readonly change: ProfileChange | null;
}) {
  const { phrases, code, draft } = useLanguage();
  const { say } = phrases;
  const others = useDeferredValue(LANGUAGES, NONE);
  return (
    <Panel
      title={say('library.step-named', { step: step.id })}
      aside={
        <span className={styles['tags']}>
          <Tag>{say(`level.${step.level}`)}</Tag>
          <Tag tone={step.severity === 4 ? 'departure' : undefined}>{say(`severity.${step.severity}`)}</Tag>
        </span>
      }
    >
      <div className={styles['statement']}>
        <p className={styles['plainSentence']}>
          <GlossaryText text={plainSentence(step.tree, phrases)} language={code} />
        </p>
        {change !== null && (
          <Notice tone="risk">
            <ProfileChanges changes={[change]} />
          </Notice>
        )}
        <div>
          <h3>
            {say('practices.statement')} {draft && <Tag tone="risk">{say('word.draft')}</Tag>}
          </h3>
          <p className={styles['check']}>
            <GlossaryText text={sentence(step.tree, phrases)} language={code} />
          </p>
          <details className={styles['fold']}>
            <summary>{say('library.other-languages')}</summary>
            {others
              .filter((language) => language.code !== code)
              .map((language) => (
                <Sentence key={language.code} {...language} step={step} />
              ))}
          </details>
        </div>
        <GroundsOf step={step} draft={practice.draftLanguages} allLaw />
        {(step.exceptions.length > 0 || step.waiver !== null) && <Exceptions step={step} />}
        <div>
          <h3>{say('practices.examples')}</h3>
          <ul className={styles['examples']}>
            {step.examples.map((example) => (
              <li key={example.title}>
                <ExampleTimeline example={example} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Panel>
  );
}

function Exceptions({ step }: { readonly step: PracticeStep }) {
  const { say } = useLanguage().phrases;
  return (
    <div>
      <h3>{say('practices.exceptions')}</h3>
      <ul className={styles['plain']}>
        {step.exceptions.map((exception) => (
          <li key={exception}>{exception}</li>
        ))}
      </ul>
      {step.waiver !== null && (
        <p className="label">{say('practices.waiver', { by: step.waiver.by, record: step.waiver.record })}</p>
      )}
    </div>
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
      <h4>
        {name} {loaded.data.draft && <Tag tone="risk">{say('word.draft')}</Tag>}
      </h4>
      <p lang={code} className={styles['check']}>
        {sentence(step.tree, loaded.data.phrases)}
      </p>
    </div>
  );
}
