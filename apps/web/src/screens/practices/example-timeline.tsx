import { compareEvents, kindNamed, type CaseEvent } from '@tracecraft/record';
import { miniRecord, type Example } from '@tracecraft/practice';
import { useMemo } from 'react';
import { Tag } from '../../design/index.ts';
import { formatClock, useLanguage, type Say } from '../../language/index.ts';
import { fieldLabel, fieldText, type CaseNames } from '../record/event-words.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './practices.module.css';

/** An example of the practice as a little timeline: conforming or departing, and what the check must say of it. */
export function ExampleTimeline({ example }: { readonly example: Example }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const events = useMemo(() => readable(example.record), [example.record]);
  return (
    <figure className={styles['example']} data-outcome={example.outcome}>
      <figcaption>
        <VerdictMark state={example.outcome === 'ok' ? 'satisfied' : 'violated'} />{' '}
        <b>{say(`practices.example.${example.outcome}`)}</b> {example.title}{' '}
        <Tag>{say(`verdict.${example.expect}`)}</Tag>
      </figcaption>
      {events === null ? (
        <pre className={styles['raw']}>{example.record}</pre>
      ) : (
        <ol className={styles['timeline']}>
          {events.map((event) => (
            <li key={event.id}>
              <time>{formatClock(event.body.claimed.start, 'UTC', false)}</time>
              <b>{say(`event.${event.header.kind}`)}</b>
              <span>{detailOf(say, code, event)}</span>
            </li>
          ))}
        </ol>
      )}
    </figure>
  );
}

function readable(record: string): readonly CaseEvent[] | null {
  try {
    return miniRecord(record)
      .filter(({ header }) => header.kind !== 'case.opened')
      .toSorted(compareEvents);
  } catch {
    return null;
  }
}

/** An example names its own people and things. */
const NAMES: CaseNames = { object: () => null, officer: (id) => id, number: () => null };

/** Fields in short: `scale: yes, view: close-up`. */
function detailOf(say: Say, language: string, event: CaseEvent): string {
  const specs = kindNamed(event.header.kind)?.fields ?? {};
  return Object.entries(event.body.fields)
    .filter(([name]) => name !== 'number' && name !== 'description')
    .map(([name, value]) => {
      const text = fieldText(say, language, specs[name], value, NAMES);
      return `${fieldLabel(say, event.header.kind, name)}: ${text}`;
    })
    .join(', ');
}
