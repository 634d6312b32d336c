import { whatIf, type Replay, type ReplayEntry, type WhatIf } from '@tracecraft/course';
import { useEffect, useRef, useState } from 'react';
import type { OpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Notice, Panel } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import { eventTitle } from '../record/event-words.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './replay.module.css';
import { useCompiled } from './use-replay.ts';

const MINUTE = 60_000;
const FURTHEST = 60;

/** What the rules would say had this act come earlier or later. The record itself is never touched. */
export function WhatIfPanel({
  open,
  replay,
  entry,
  onClose,
}: {
  readonly open: OpenCase;
  readonly replay: Replay;
  readonly entry: ReplayEntry;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage().phrases;
  const { events } = useRecord(open.session);
  const practices = useCompiled(open);
  const names = useCaseNames();
  const [minutes, setMinutes] = useState(0);
  const [answer, setAnswer] = useState<{ readonly of: number; readonly told: WhatIf } | null>(null);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    slider.current?.focus();
  }, []);
  const event = events.find(({ id }) => id === entry.event);
  if (event === undefined) return null;
  const ask = (): void => {
    const time = replay.started + entry.at + minutes * MINUTE;
    setAnswer({ of: minutes, told: whatIf(events, practices, event.id, time) });
  };
  return (
    <Panel
      title={say('replay.if-title', { act: eventTitle(say, event, names) })}
      level={3}
      aside={
        <Button small look="quiet" onClick={onClose}>
          {say('replay.close')}
        </Button>
      }
    >
      <label className={styles['slider']}>
        <span className="label">
          {say(minutes < 0 ? 'replay.earlier' : 'replay.later', {
            minutes: Math.abs(minutes),
            time: formatDuration(Math.max(0, entry.at + minutes * MINUTE)),
          })}
        </span>
        <input
          ref={slider}
          type="range"
          min={-FURTHEST}
          max={FURTHEST}
          value={minutes}
          onChange={(change) => setMinutes(Number(change.target.value))}
        />
      </label>
      <Button onClick={ask} disabled={minutes === 0}>
        {say('replay.ask')}
      </Button>
      {answer !== null && answer.of === minutes && <Answer told={answer.told} open={open} />}
    </Panel>
  );
}

function Answer({ told, open }: { readonly told: WhatIf; readonly open: OpenCase }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  if (!told.possible)
    return (
      <Notice tone="info" live>
        <p>{say(`replay.not-moved.${told.why.code}`)}</p>
      </Notice>
    );
  if (told.changes.length === 0)
    return (
      <Notice tone="info" live>
        <p>{say('replay.no-change')}</p>
      </Notice>
    );
  return (
    <ul className={styles['entries']} aria-live="polite">
      {told.changes.map((change) => {
        const id = (change.after ?? change.before)?.practice ?? '';
        const practice = open.practices.practice(id);
        return (
          <li key={change.key}>
            <VerdictMark state={change.to ?? 'not-applicable'} size={18} />
            <span className={styles['words']}>
              {practice === undefined ? id : localised(practice.title)}:{' '}
              {say('replay.changes', {
                from: say(change.from === null ? 'replay.nothing' : `verdict.${change.from}`),
                to: say(change.to === null ? 'replay.nothing' : `verdict.${change.to}`),
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
