import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './activities.module.css';

/** One card at a time: back and on by button, swipe of the thumb or arrow keys (outside of text fields). */
export function CardDeck({
  count,
  answered,
  label,
  children,
}: {
  readonly count: number;
  readonly answered: number;
  readonly label: string;
  readonly children: (index: number, next: () => void) => ReactNode;
}) {
  const say = useSay();
  const [at, setAt] = useState(0);
  const began = useRef<number | null>(null);
  const go = (by: number): void => setAt((now) => Math.max(0, Math.min(count - 1, now + by)));
  const keys = (event: KeyboardEvent): void => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).nodeName)) return;
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys and swipes beside the two buttons
    <section
      className={styles['deck']}
      aria-label={label}
      onKeyDown={keys}
      onTouchStart={(event) => (began.current = event.touches[0]?.clientX ?? null)}
      onTouchEnd={(event) => {
        const moved = (event.changedTouches[0]?.clientX ?? 0) - (began.current ?? 0);
        if (began.current !== null && Math.abs(moved) > 70) go(moved < 0 ? 1 : -1);
        began.current = null;
      }}
    >
      <p className="label" aria-live="polite">
        {say('run.activity.card', { number: at + 1, count, answered })}
      </p>
      <progress value={answered} max={count} aria-label={say('run.activity.answered')} />
      {children(at, () => go(1))}
      <div className={styles['turn']}>
        <Button disabled={at === 0} onClick={() => go(-1)}>
          {say('run.activity.back')}
        </Button>
        <Button disabled={at === count - 1} onClick={() => go(1)}>
          {say('run.activity.next')}
        </Button>
      </div>
    </section>
  );
}
