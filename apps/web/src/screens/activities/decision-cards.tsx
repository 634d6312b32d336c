import type { ActivityBrief } from '@tracecraft/course';
import { useId } from 'react';
import { TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './activities.module.css';
import { CardDeck } from './card-deck.tsx';
import { SendAnswers } from './send-answers.tsx';
import type { Answering } from './use-activity-answers.ts';

type Decisions = Extract<ActivityBrief, { readonly kind: 'decisions' }>;

/** Decisions at a device that runs: one situation a card, one choice, and why. */
export function DecisionCards({
  brief,
  answering,
  open,
}: {
  readonly brief: Decisions;
  readonly answering: Answering;
  readonly open: boolean;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const group = useId();
  return (
    <>
      <CardDeck count={brief.cards.length} answered={answering.answers.size} label={localised(brief.title)}>
        {(index) => {
          const card = brief.cards[index];
          if (card === undefined) return null;
          return (
            <article key={card.id} className={styles['card']}>
              <h2>{localised(card.situation)}</h2>
              <fieldset className={styles['options']} disabled={!open}>
                <legend className="sr-only">{say('run.activity.choose')}</legend>
                {card.options.map((option) => (
                  <label key={option.id}>
                    <input
                      type="radio"
                      name={`${group}${card.id}`}
                      checked={answering.answers.get(card.id) === option.id}
                      onChange={() => answering.answer(card.id, option.id)}
                    />
                    {localised(option.text)}
                  </label>
                ))}
              </fieldset>
              <TextArea
                label={say('run.activity.why')}
                optional={say('run.author.may-stay-empty')}
                disabled={!open}
                maxLength={500}
                value={answering.reasons.get(card.id) ?? ''}
                onChange={(event) => answering.reason(card.id, event.target.value)}
              />
            </article>
          );
        }}
      </CardDeck>
      <SendAnswers answering={answering} open={open} />
    </>
  );
}
