import type { Replay } from '@tracecraft/course';
import { useOpenCase } from '../../case/open-case-context.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import { AttachedPicture } from '../exhibit/attached-picture.tsx';
import styles from './replay.module.css';

/** Pictures shown at once. */
const MOST = 4;

/** The photographs taken last before the place on the axis. */
export function Photographs({ replay, at }: { readonly replay: Replay; readonly at: number }) {
  const { say } = useLanguage().phrases;
  const { drawings } = useOpenCase();
  const taken = replay.photographs.filter((one) => one.at <= at);
  const shown = taken.slice(-MOST);
  if (shown.length === 0) return null;
  return (
    <ul className={styles['photographs']} aria-label={say('replay.photographs', { count: taken.length })}>
      {shown.map((one) => {
        const label = say('replay.photograph', { time: formatDuration(Math.max(0, one.at)) });
        const drawing = one.view === null ? undefined : drawings.get(one.view);
        return (
          <li key={one.event}>
            {one.picture !== null ? (
              <AttachedPicture attachment={one.picture} alt={label} />
            ) : (
              drawing !== undefined && (
                <img src={`data:image/svg+xml;utf8,${encodeURIComponent(drawing)}`} alt={label} />
              )
            )}
          </li>
        );
      })}
    </ul>
  );
}
