import { Link, useParams } from '@tanstack/react-router';
import type { Replay } from '@tracecraft/course';
import { useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, Panel, Tag } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './replay.module.css';

/** Departures that stand at the end: a tap jumps to where one arose, another opens a blank lesson. */
export function Departures({
  replay,
  onMove,
}: {
  readonly replay: Replay;
  readonly onMove: (at: number) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course/replay/$run' });
  const [open, setOpen] = useState(8);
  const { practices } = useOpenCase();
  const names = useCaseNames();
  return (
    <Panel
      title={say('replay.departures')}
      level={3}
      aside={<span className="label">{replay.departures.length}</span>}
      flush
    >
      <ul className={styles['entries']}>
        {replay.departures.slice(0, open).map((departure) => {
          const { practice, step, object, on } = departure.verdict;
          const named = practices.practice(practice);
          // Exhibits alone are named: a replay is looked at by a whole room.
          const number = names.number(object.id);
          return (
            <li key={`${practice}${step}${object.id}${on?.id ?? ''}`}>
              <VerdictMark state={departure.state === 'unexplained' ? 'violated' : 'explained'} size={18} />
              <span className={styles['words']}>
                <button
                  type="button"
                  className={styles['jump']}
                  onClick={() => onMove(Math.max(0, departure.at))}
                >
                  <span className="label">{formatDuration(Math.max(0, departure.at))}</span>{' '}
                  {named === undefined ? practice : localised(named.title)}
                </button>{' '}
                {number !== null && say('object.exhibit', { number })}{' '}
                <Tag>{say(`replay.state.${departure.state}`)}</Tag>
              </span>
              <Link to="/course/$course/lessons" params={{ course }} search={{ practice }}>
                {say('replay.lesson')}
              </Link>
            </li>
          );
        })}
      </ul>
      {replay.departures.length > open && (
        <Button wide onClick={() => setOpen(open + 20)}>
          {say('assess.more', { count: replay.departures.length - open })}
        </Button>
      )}
    </Panel>
  );
}
