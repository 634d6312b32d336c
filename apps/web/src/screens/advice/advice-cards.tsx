import type { Advice } from '@tracecraft/practice';
import { useMemo, useState } from 'react';
import { Button, DESK, useMedia } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import type { AskedAct } from '../scene/next-act.ts';
import type { Perform } from '../scene/use-perform.ts';
import { AdviceCard } from './advice-card.tsx';
import styles from './advice-cards.module.css';
import { useAdviceRecorded } from './use-advice-recorded.ts';

/** Cards beside each other on a desk; on a phone one at a time. */
const ON_A_DESK = 3;

/** The most severe and repairable first; the rest a count to page through. Never modal, never in the way. */
export function AdviceCards({
  advice,
  perform,
  onAct,
  above,
}: {
  readonly advice: readonly Advice[];
  readonly perform: Perform;
  readonly onAct: (asked: AskedAct) => void;
  /** Kind of the act offered above the cards, or null. */
  readonly above: string | null;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const many = useMedia(DESK) ? ON_A_DESK : 1;
  const [at, setAt] = useState(0);
  const first = at < advice.length ? at : 0;
  const cards = advice.slice(first, first + many);
  const ids = cards.map(({ id }) => id).join(' ');
  // oxlint-disable-next-line react/exhaustive-deps -- what a card says follows its id
  useAdviceRecorded(useMemo(() => cards, [ids]));
  const [top] = cards;
  const title = top === undefined ? null : practices.practice(top.verdict.practice)?.title;
  return (
    <section className={styles['cards']} aria-label={say('advice.title')}>
      <output className="sr-only">
        {top === undefined
          ? ''
          : `${say(`advice.form.${top.form}`)}. ${title === undefined || title === null ? top.verdict.practice : localised(title)}`}
      </output>
      {cards.map((card) => (
        <AdviceCard key={card.id} advice={card} perform={perform} onAct={onAct} above={above} />
      ))}
      {advice.length > many && (
        <p className={styles['pager']}>
          <span>
            {many === 1
              ? say('advice.place', { at: first + 1, count: advice.length })
              : say('advice.range', {
                  from: first + 1,
                  to: first + cards.length,
                  count: advice.length,
                })}
          </span>
          <Button small look="quiet" onClick={() => setAt(first + many < advice.length ? first + many : 0)}>
            {say('advice.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
