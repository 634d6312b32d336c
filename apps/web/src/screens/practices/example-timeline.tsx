import { compareEvents, kindNamed, type CaseEvent } from '@tracecraft/record';
import { miniRecord, type Example } from '@tracecraft/practice';
import { useMemo } from 'react';
import { Tag } from '../../design/index.ts';
import { formatClock, useSay, type Say } from '../../language/index.ts';
import { choiceText, fieldLabel } from '../record/event-words.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './practices.module.css';

/** An example of the practice as a little timeline: conforming or departing, and what the check must say of it. */
export function ExampleTimeline({ example }: { readonly example: Example }) {
  const say = useSay();
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
              <span>{detailOf(say, event)}</span>
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

/** Fields in short: `scale: yes, view: close-up`. */
function detailOf(say: Say, event: CaseEvent): string {
  const specs = kindNamed(event.header.kind)?.fields ?? {};
  return Object.entries(event.body.fields)
    .filter(([name]) => name !== 'number' && name !== 'description')
    .map(([name, value]) => {
      const text =
        typeof value === 'boolean'
          ? say(value ? 'word.yes' : 'word.no')
          : specs[name]?.type === 'choice'
            ? choiceText(say, String(value))
            : String(value);
      return `${fieldLabel(say, event.header.kind, name)}: ${text}`;
    })
    .join(', ');
}
