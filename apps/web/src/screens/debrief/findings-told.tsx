import { Link } from '@tanstack/react-router';
import type { Debrief } from '@tracecraft/course';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './debrief.module.css';

const MARK = { found: 'satisfied', elsewhere: 'uncertain', missed: 'pending' } as const;

/** What the truth holds: found, answered without its evidence, missed; then what was stated and is wrong. */
export function FindingsTold({ debrief }: { readonly debrief: Debrief }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { exercise } = useOpenCase();
  const questionText = (id: string): string => {
    const question = exercise.questions.find((one) => one.id === id);
    return question === undefined ? id : localised(question.text);
  };
  return (
    <Panel
      title={say('debrief.findings')}
      flush
      aside={
        <span className="label">
          {say('debrief.exculpatory', {
            found: debrief.exculpatory.found,
            expected: debrief.exculpatory.expected,
          })}
        </span>
      }
    >
      <ul className={styles['components']}>
        {debrief.findings.map((finding) => (
          <li key={finding.id} className={styles['component']}>
            <VerdictMark state={MARK[finding.state]} size={18} />
            <div>
              <p>
                <b>{say(`finding.${finding.state}`)}</b> {questionText(finding.question)}{' '}
                <Tag>{say(`finding.${finding.kind}`)}</Tag>
              </p>
              <p>{localised(finding.explanation)}</p>
              <EventLinks events={finding.events} />
            </div>
          </li>
        ))}
        {debrief.falseFindings.map((wrong) => (
          <li key={wrong.question + wrong.answer} className={styles['component']}>
            <VerdictMark state="violated" size={18} />
            <div>
              <p>
                <b>{say('finding.false')}</b> {questionText(wrong.question)}{' '}
                <Tag tone="departure">{wrong.answer}</Tag>
              </p>
              {wrong.explanation !== null && <p>{localised(wrong.explanation)}</p>}
              <EventLinks events={wrong.events} />
            </div>
          </li>
        ))}
        {debrief.beyond.map((beyond) => (
          <li key={beyond.id} className={styles['component']}>
            <VerdictMark state="not-applicable" size={18} />
            <div>
              <p>
                <b>{say('debrief.beyond')}</b> {localised(beyond.text)}
              </p>
              <p>{localised(beyond.needs)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EventLinks({ events }: { readonly events: readonly string[] }) {
  const { say } = useLanguage().phrases;
  if (events.length === 0) return null;
  return (
    <p className={styles['rests']}>
      {say('debrief.rests-on')}{' '}
      {events.map((id) => (
        <Link key={id} to="." search={(before: Record<string, unknown>) => ({ ...before, event: id })}>
          <code>{id.slice(0, 8)}</code>
        </Link>
      ))}
    </p>
  );
}
