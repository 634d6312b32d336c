import { diffPractices, parsePractice, printCheck, type Practice } from '@tracecraft/practice';
import { useMemo } from 'react';
import { Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './practices.module.css';
import { WordMarks } from './word-marks.tsx';

/** How far records are searched for a difference while somebody waits for the page. */
const BOUNDS = { length: 4, most: 2_000 };

/** What a draft changes in the published practice: step by step, in words and in meaning. */
export function DraftDifference({ practice, text }: { readonly practice: Practice; readonly text: string }) {
  const say = useSay();
  const found = useMemo(() => {
    const parsed = parsePractice(text);
    return 'errors' in parsed
      ? null
      : { after: parsed.practice, difference: diffPractices(practice, parsed.practice, BOUNDS) };
  }, [practice, text]);
  if (found === null) return <p>{say('library.draft-unreadable')}</p>;
  const { after, difference } = found;
  const note = after.history.find(({ version }) => version === after.version);
  return (
    <>
      {note !== undefined && <p>{note.change}</p>}
      <p>{say(`library.diff.${difference.kind}`)}</p>
      {difference.steps.map((step) => (
        <div key={step.step}>
          <p className={styles['tags']}>
            <Tag>{step.step}</Tag>
            <Tag>{say(`library.step.${step.change}`)}</Tag>
            {step.meaning !== null && <Tag>{say(`library.change.${step.meaning.kind}`)}</Tag>}
          </p>
          {step.words.length > 0 && (
            <WordMarks before={checkOf(practice, step.step)} after={checkOf(after, step.step)} />
          )}
          {step.level !== null && (
            <p>
              {say('library.change.level', {
                from: say(`level.${step.level[0]}`),
                to: say(`level.${step.level[1]}`),
              })}
            </p>
          )}
          {step.severity !== null && (
            <p>
              {say('library.change.severity', {
                from: say(`severity.${step.severity[0]}`),
                to: say(`severity.${step.severity[1]}`),
              })}
            </p>
          )}
          {step.texts.length > 0 && <p className="label">{step.texts.join(', ')}</p>}
        </div>
      ))}
    </>
  );
}

function checkOf({ steps }: Practice, id: string): string {
  const step = steps.find((one) => one.id === id);
  return step === undefined ? '' : printCheck(step.tree);
}
