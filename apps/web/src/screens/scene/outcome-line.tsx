import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import styles from './outcome-line.module.css';
import type { Outcome } from './use-perform.ts';

/** What came of the last act. Its place is always kept, so that nothing moves under a thumb. */
export function OutcomeLine({ outcome, idle }: { readonly outcome: Outcome | null; readonly idle: string }) {
  const Icon = outcome?.tone === 'departure' ? IconAlertTriangle : IconCircleCheck;
  return (
    <output className={styles['line']} data-tone={outcome?.tone}>
      {outcome !== null && <Icon size={20} aria-hidden />}
      <span>{outcome?.text ?? idle}</span>
    </output>
  );
}
