import { lint, runExamples, sayFinding, type Practice } from '@tracecraft/practice';
import { useMemo } from 'react';
import { Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './practice-editor.module.css';

/** How far records are searched between two keys. */
const BOUNDS = { length: 4, most: 1_500 };

/** The practice's own examples as they run now, and what lint finds. */
export function FindingsPanel({ practice, text }: { readonly practice: Practice; readonly text: string }) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const runs = useMemo(() => runExamples(practice), [practice]);
  const findings = useMemo(
    () => lint([{ file: practice.id, text }], { contradictions: false, bounds: BOUNDS }).findings,
    [practice.id, text],
  );
  const others = findings.filter(({ code }) => code !== 'example-verdict');
  const wrong = runs.filter(({ asExpected }) => !asExpected).length;
  return (
    <Panel title={say('editor.examples')}>
      <output className="label">{say('editor.examples-count', { wrong, count: runs.length })}</output>
      <ul className={styles['verdicts']}>
        {runs.map(({ step, number, example, found, asExpected }) => (
          <li key={`${step} ${number}`}>
            <VerdictMark state={asExpected ? 'satisfied' : 'violated'} /> {example.title}{' '}
            {asExpected ? (
              <Tag>{say(`verdict.${found}`)}</Tag>
            ) : (
              <Tag tone="departure">
                {say('editor.example-wrong', {
                  expected: say(`verdict.${example.expect}`),
                  found: say(`verdict.${found}`),
                })}
              </Tag>
            )}
          </li>
        ))}
      </ul>
      <h3>{say('editor.lint')}</h3>
      {others.length === 0 && <p>{say('editor.lint-none')}</p>}
      <ul className={styles['verdicts']}>
        {others.map((finding) => (
          <li key={`${finding.code} ${finding.line} ${finding.column}`}>
            <Tag
              tone={
                finding.severity === 'error'
                  ? 'departure'
                  : finding.severity === 'warning'
                    ? 'risk'
                    : undefined
              }
            >
              {say(`editor.finding.${finding.severity}`)}
            </Tag>{' '}
            {sayFinding(finding, phrases)}{' '}
            <span className="label">
              {say('editor.line', { line: finding.line, column: finding.column })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
