import { IconArchive, IconArrowNarrowRight, IconLock, IconLockOff } from '@tabler/icons-react';
import type { CustodyStep } from '@tracecraft/workbench';
import { Fragment } from 'react';
import { Empty } from '../../design/index.ts';
import { formatClock, useSay } from '../../language/index.ts';
import type { CaseNames } from '../record/event-words.ts';
import styles from './custody-line.module.css';

/** Whose hands an exhibit went through, as a line: solid where two people signed, open where an offer waits. */
export function CustodyLine({
  steps,
  names,
  zone,
}: {
  readonly steps: readonly CustodyStep[];
  readonly names: CaseNames;
  readonly zone: string;
}) {
  const say = useSay();
  if (steps.length === 0) return <Empty>{say('custody.none')}</Empty>;
  return (
    <ol className={styles['line']}>
      {steps.map((step, index) => (
        <Fragment key={step.event}>
          {index > 0 && (
            <li aria-hidden className={styles['arrow']}>
              <IconArrowNarrowRight size={22} stroke={1.5} />
            </li>
          )}
          <li
            className={`${styles['hand']} ${step.act === 'offered' && steps[index + 1]?.act !== 'accepted' ? styles['waiting'] : ''}`}
          >
            <span className={styles['badge']} aria-hidden>
              {step.act === 'stored' ? (
                <IconArchive size={20} stroke={1.75} />
              ) : (
                initials(names.officer(step.by))
              )}
            </span>
            <span>
              <b>{names.officer(step.by)}</b>
              <span className={styles['act']}>
                {say(`custody.${step.act}`)} {step.to !== null && `→ ${names.officer(step.to)}`}{' '}
                {step.place ?? ''}
              </span>
              <span className={styles['act']}>
                <time>{formatClock(step.at, zone)}</time>
                <Seal step={step} />
              </span>
            </span>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

function Seal({ step }: { readonly step: CustodyStep }) {
  const say = useSay();
  if (step.sealIntact === false)
    return (
      <span className={styles['broken']}>
        <IconLockOff size={15} aria-hidden /> {say('custody.seal-broken')}
      </span>
    );
  if (step.sealIntact === true || step.sealNumber !== null)
    return (
      <span>
        <IconLock size={15} aria-hidden /> {step.sealNumber ?? say('custody.seal-whole')}
      </span>
    );
  return null;
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => /^./u.exec(word)?.[0] ?? '')
    .slice(0, 2)
    .join('');
}
