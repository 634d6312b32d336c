import { useSyncExternalStore } from 'react';
import { useOpenCase } from '../case/open-case-context.ts';
import { formatClock, useSay, type Say } from '../language/index.ts';
import { useNow } from '../screens/advice/use-now.ts';
import type { LinkState } from '../adapters/link.ts';
import styles from './setting-band.module.css';

/** Setting, place and clock, and in words: is it signed, is it sent. On every screen of a case (settled question 5). */
export function SettingBand() {
  const say = useSay();
  const { exercise, link, keyAlgorithm } = useOpenCase();
  const state = useSyncExternalStore(
    (listener) => link.subscribe(listener),
    () => link.state(),
  );
  const now = useNow(1000);
  return (
    <div className={styles['band']}>
      <span className={styles['setting']}>
        <i aria-hidden />
        {say(`setting.${exercise.setting}`)}
      </span>
      <span className={styles['place']}>
        {exercise.place.state} <time>{formatClock(now, exercise.place.zone)}</time>
      </span>
      <span className={styles['signed']}>
        {say('band.signed', { algorithm: keyAlgorithm === 'ed25519' ? 'Ed25519' : 'P-256' })}
      </span>
      <output className={styles['sync']} data-unsent={state.unsent > 0}>
        {syncWords(say, state)}
      </output>
    </div>
  );
}

const UNSENT = {
  connecting: 'band.unsent',
  online: 'band.unsent',
  offline: 'band.unsent-offline',
  'signed-out': 'band.unsent-signed-out',
  'dry-run': 'band.dry-run',
};
const SENT = {
  connecting: 'band.connecting',
  online: 'band.sent',
  offline: 'band.sent-offline',
  'signed-out': 'band.signed-out',
  'dry-run': 'band.dry-run',
};

/** How far a device's acts have got, in words. */
export function syncWords(say: Say, { unsent, reach, refused }: LinkState): string {
  if (refused.length > 0) return say('band.refused', { count: refused.length });
  return unsent > 0 ? say(UNSENT[reach], { count: unsent }) : say(SENT[reach]);
}
