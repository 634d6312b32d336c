import type { Replay, ReplayEntry } from '@tracecraft/course';
import { formatDuration, useLanguage } from '../../language/index.ts';
import styles from './replay.module.css';

const LANES = ['act', 'written', 'inject', 'hint', 'advice', 'turn'] as const;
const WIDE = 1000;
const LANE = 12;

/** Every entry as a tick in the lane of its kind, departures from top to bottom, and the place one looks at. */
export function Axis({ replay, at }: { readonly replay: Replay; readonly at: number }) {
  const { say } = useLanguage().phrases;
  const scale = WIDE / Math.max(1, replay.length);
  const place = (time: number): number => Math.max(0, Math.min(WIDE, time * scale));
  const count = (kind: ReplayEntry['kind']): number =>
    replay.entries.filter((entry) => entry.kind === kind).length;
  const height = LANES.length * LANE;
  return (
    <figure className={styles['axis']}>
      <svg viewBox={`0 0 ${WIDE} ${height}`} preserveAspectRatio="none" aria-hidden>
        {replay.departures.map(({ at: time, entry }) => (
          <line
            key={entry}
            className={styles['departure']}
            x1={place(time)}
            x2={place(time)}
            y1={0}
            y2={height}
          />
        ))}
        {replay.entries.map((entry, index) => {
          const lane = LANES.indexOf(entry.kind);
          const x = place(entry.at);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- entries never reorder
            <line
              key={index}
              className={styles[`lane-${entry.kind}`]}
              x1={x}
              x2={x}
              y1={lane * LANE + 2}
              y2={(lane + 1) * LANE - 2}
            />
          );
        })}
        <line className={styles['here']} x1={place(at)} x2={place(at)} y1={0} y2={height} />
      </svg>
      <figcaption className={styles['lanes']}>
        <span className="sr-only">
          {say('replay.axis', {
            acts: count('act'),
            turns: count('turn'),
            length: formatDuration(replay.length),
          })}
        </span>
        {LANES.map((kind) => (
          <span key={kind} data-lane={kind}>
            {say(`replay.lane.${kind}`)} {count(kind)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
