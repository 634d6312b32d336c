import { formatClock, formatDuration, useLanguage } from '../../language/index.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import styles from './advice-cards.module.css';
import { thresholdOf } from './thresholds.ts';
import { useNow } from './use-now.ts';

/** Time left, in minutes and seconds for the eye; for the ear the time of day, read again only at thresholds. */
export function Countdown({ at }: { readonly at: number }) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const left = at - useNow(1000);
  const threshold = thresholdOf(left);
  const time = formatClock(at, exercise.place.zone, false);
  const spoken =
    threshold <= 0
      ? say('deadline.passed', { time })
      : Number.isFinite(threshold)
        ? say('deadline.within', { time, left: formatDuration(threshold) })
        : say('deadline.at', { time });
  return (
    <span className={styles['deadline']}>
      <span aria-hidden>{formatDuration(Math.max(0, left))}</span>
      <output className="sr-only">{spoken}</output>
    </span>
  );
}
