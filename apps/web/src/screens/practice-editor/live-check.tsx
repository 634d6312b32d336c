import { useQuery } from '@tanstack/react-query';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  type CheckVerdict,
  type Practice,
  type Verdict,
} from '@tracecraft/practice';
import type { CaseSummary } from '@tracecraft/protocol';
import type { CaseEvent } from '@tracecraft/record';
import { useMemo, useState } from 'react';
import { recordQuery } from '../../case/training-records.ts';
import { Empty, Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { caseNames } from '../record/event-words.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './practice-editor.module.css';

const VERDICTS: readonly Verdict[] = [
  'violated',
  'uncertain',
  'pending',
  'holding',
  'satisfied',
  'not-applicable',
];
/** More rows than anybody reads while typing. */
const MOST = 40;

/** The practice as it is typed, run on a record: a case of one's own, or an example. */
export function LiveCheck({
  practice,
  cases,
}: {
  readonly practice: Practice;
  readonly cases: readonly CaseSummary[];
}) {
  const { say } = useLanguage().phrases;
  const [chosen, setChosen] = useState('');
  const examples = practice.steps.flatMap(({ id, examples: own }) =>
    own.map((example, i) => ({ key: `example:${id}:${i}`, example })),
  );
  const key = chosen === '' ? (cases[0]?.stream ?? examples[0]?.key ?? '') : chosen;
  const example = examples.find((one) => one.key === key)?.example.record;
  const loaded = useQuery({ ...recordQuery(key), enabled: key.startsWith('case:') });
  const events = useMemo(
    () => (example === undefined ? (loaded.data ?? []) : readable(example)),
    [example, loaded.data],
  );
  return (
    <Panel title={say('editor.live')}>
      <SelectField
        label={say('editor.record')}
        value={key}
        onChange={(event) => setChosen(event.target.value)}
      >
        {cases.map(({ stream, exercise, team, events: count }) => (
          <option key={stream} value={stream}>
            {say('editor.case', { exercise, team, count })}
          </option>
        ))}
        {examples.map(({ key: value, example: { outcome, title } }) => (
          <option key={value} value={value}>
            {say(`practices.example.${outcome}`)} {title}
          </option>
        ))}
      </SelectField>
      <Verdicts practice={practice} events={events} />
    </Panel>
  );
}

function Verdicts({
  practice,
  events,
}: {
  readonly practice: Practice;
  readonly events: readonly CaseEvent[];
}) {
  const { say } = useLanguage().phrases;
  const names = useMemo(() => caseNames(say, events, []), [say, events]);
  const { verdicts, ms } = useMemo(() => {
    const began = performance.now();
    const found = checkRecord(compilePractices([practice]), events, { closed: true });
    return { verdicts: found.toSorted(graveFirst), ms: Math.ceil(performance.now() - began) };
  }, [practice, events]);
  if (verdicts.length === 0) return <Empty>{say('editor.no-objects')}</Empty>;
  return (
    <>
      <output className="label" data-ms={ms}>
        {VERDICTS.map((verdict) => ({
          verdict,
          count: verdicts.filter((one) => one.verdict === verdict).length,
        }))
          .filter(({ count }) => count > 0)
          .map(({ verdict, count }) => `${count} ${say(`verdict.${verdict}`)}`)
          .join(' · ')}{' '}
        {say('editor.took', { events: events.length, ms })}
      </output>
      <ul className={styles['verdicts']}>
        {verdicts.slice(0, MOST).map((verdict) => (
          <li key={`${verdict.step} ${verdict.object.id} ${verdict.on?.id ?? ''}`}>
            <VerdictMark state={verdict.verdict} /> {say(`verdict.${verdict.verdict}`)}:{' '}
            <b>
              {names.object(verdict.object.id) ??
                `${say(`practice.object.${verdict.object.type}`)} ${short(verdict.object.id)}`}
            </b>
            {practice.steps.length > 1 && <span className="label"> {verdict.step}</span>}
          </li>
        ))}
      </ul>
      {verdicts.length > MOST && (
        <p className="label">{say('editor.more', { count: verdicts.length - MOST })}</p>
      )}
    </>
  );
}

function graveFirst(a: CheckVerdict, b: CheckVerdict): number {
  return VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);
}

function short(id: string): string {
  return id.length > 16 ? id.slice(0, 8) : id;
}

export function readable(record: string): readonly CaseEvent[] {
  try {
    return miniRecord(record);
  } catch {
    return [];
  }
}
