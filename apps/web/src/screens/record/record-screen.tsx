import { stripOfTime, type StripEvent } from '@tracecraft/workbench';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { ChoiceField, Empty, Tag } from '../../design/index.ts';
import { formatClock, formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { eventTitle, isPlumbing } from './event-words.ts';
import { RecordExport } from './record-export.tsx';
import styles from './record-screen.module.css';
import { strongest } from './strip-words.ts';
import { useCaseNames } from './use-case-names.ts';
import { VerdictMark, type MarkState } from './verdict-mark.tsx';

type Shown = 'acts' | 'all';
const LEGEND: readonly MarkState[] = [
  'violated',
  'explained',
  'pending',
  'uncertain',
  'satisfied',
  'holding',
];

/** The whole record, newest first, with its legend. */
export function RecordScreen() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { exercise } = useOpenCase();
  const { events, verdicts } = useShownRecord();
  const [shown, setShown] = useState<Shown>('acts');
  const strip = useMemo(() => stripOfTime(events, verdicts), [events, verdicts]);
  const names = useCaseNames();
  const rows = strip.filter(({ event }) => shown === 'all' || !isPlumbing(event.header.kind)).toReversed();
  const zone = exercise.place.zone;
  const first = rows[0]?.event.body.claimed.start;
  return (
    <Page>
      <header className={styles['head']}>
        <h1>{say('record.title')}</h1>
        {first !== undefined && <p className="label">{formatDay(first, code, zone)}</p>}
      </header>
      <ul className={styles['legend']} aria-label={say('record.legend')}>
        {LEGEND.map((state) => (
          <li key={state}>
            <VerdictMark state={state} /> {say(`verdict.${state}`)}
          </li>
        ))}
      </ul>
      <ChoiceField
        label={say('record.show')}
        options={[
          { value: 'acts', label: say('record.show-acts') },
          { value: 'all', label: say('record.show-all') },
        ]}
        value={shown}
        onChoose={setShown}
      />
      {rows.length === 0 ? (
        <Empty>{say('strip.empty')}</Empty>
      ) : (
        <ol className={styles['rows']}>
          {rows.map((row) => (
            <Row
              key={row.event.id}
              row={row}
              title={eventTitle(say, row.event, names)}
              by={names.officer(row.event.body.performer)}
              clock={formatClock(row.event.body.claimed.start, zone)}
            />
          ))}
        </ol>
      )}
      <RecordExport />
    </Page>
  );
}

function Row({
  row,
  title,
  by,
  clock,
}: {
  readonly row: StripEvent;
  readonly title: string;
  readonly by: string;
  readonly clock: string;
}) {
  const { say } = useLanguage().phrases;
  const navigate = useNavigate();
  const mark = strongest(row);
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        onClick={() =>
          void navigate({
            to: '.',
            search: (before: Record<string, unknown>) => ({
              ...before,
              verdict: undefined,
              event: row.event.id,
            }),
          })
        }
      >
        <time>{clock}</time>
        <span className={styles['mark']}>
          {mark !== null && (
            <>
              <VerdictMark state={mark} />
              <span className="sr-only">{say(`verdict.${mark}`)}</span>
            </>
          )}
        </span>
        <span className={row.retracted ? styles['withdrawn'] : undefined}>
          <b>{title}</b> <span className={styles['by']}>{by}</span>
        </span>
        <span className={styles['tags']}>
          {row.late && <Tag tone="risk">{say('record.late')}</Tag>}
          {row.marks.length > 0 && (
            <Tag>{say(row.marks.every(({ seen }) => seen) ? 'mark.seen' : 'mark.not-seen')}</Tag>
          )}
          <Tag>{say(`basis.${row.basis}`)}</Tag>
        </span>
      </button>
    </li>
  );
}
