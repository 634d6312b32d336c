import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { EventDetail } from './event-detail.tsx';
import styles from './event-drawer.module.css';

/** An event beside the work, not over it: opened from the strip of time, closed with Escape. */
export function EventDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  });
  return (
    <aside className={styles['drawer']} aria-label={say('record.event')}>
      <IconButton
        small
        className={styles['close']}
        label={say('record.close')}
        icon={<IconX size={18} aria-hidden />}
        onClick={onClose}
      />
      <EventDetail id={id} heading={heading} />
    </aside>
  );
}
