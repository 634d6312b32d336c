import type { Advice } from '@tracecraft/practice';
import { useMemo, useState } from 'react';
import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import type { Perform } from '../scene/use-perform.ts';
import { AdviceCard } from './advice-card.tsx';
import styles from './advice-cards.module.css';
import { useAdviceRecorded } from './use-advice-recorded.ts';

/** One card at a time, the most severe and repairable first; the rest a count to page through. Never modal, never in the way. */
export function AdviceCards({
  advice,
  perform,
}: {
  readonly advice: readonly Advice[];
  readonly perform: Perform;
}) {
  const say = useSay();
  const [at, setAt] = useState(0);
  const index = Math.min(at, Math.max(0, advice.length - 1));
  const card = advice[index];
  const id = card?.id;
  // oxlint-disable-next-line react/exhaustive-deps -- the card's content follows its id
  useAdviceRecorded(useMemo(() => (card === undefined ? [] : [card]), [id]));
  if (card === undefined) return null;
  return (
    <section className={styles['cards']} aria-label={say('advice.title')}>
      <AdviceCard key={card.id} advice={card} perform={perform} />
      {advice.length > 1 && (
        <p className={styles['pager']}>
          <output>{say('advice.place', { at: index + 1, count: advice.length })}</output>
          <Button small look="quiet" onClick={() => setAt((index + 1) % advice.length)}>
            {say('advice.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
