import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { IconButton, Progress } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { EventDetail } from './event-detail.tsx';
import styles from './event-drawer.module.css';

const VerdictDetail = lazy(async () => ({
  default: (await import('./verdict-detail.tsx')).VerdictDetail,
}));

/** An event, or the explanation of a verdict, beside the work and not over it: opened from the strip of time, closed with Escape. */
export function EventDrawer({
  event,
  verdict,
  onClose,
}: {
  readonly event?: string | undefined;
  readonly verdict?: string | undefined;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    drawer.current?.scrollTo({ top: 0 });
  }, [event, verdict]);
  useEffect(() => {
    const leave = (key: KeyboardEvent): void => {
      if (key.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  });
  return (
    <aside
      ref={drawer}
      className={styles['drawer']}
      aria-label={say(event === undefined ? 'explanation.title' : 'record.event')}
    >
      <IconButton
        small
        className={styles['close']}
        label={say(event === undefined ? 'explanation.close' : 'record.close')}
        icon={<IconX size={18} aria-hidden />}
        onClick={onClose}
      />
      <Suspense fallback={<Progress label={say('explanation.loading')} />}>
        {event !== undefined && <EventDetail id={event} />}
        {event === undefined && verdict !== undefined && <VerdictDetail id={verdict} />}
      </Suspense>
    </aside>
  );
}
