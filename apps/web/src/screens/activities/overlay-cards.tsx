import { useQuery } from '@tanstack/react-query';
import type { ActivityBrief } from '@tracecraft/course';
import { libraryQuery } from '../../case/practice-library.ts';
import { ChoiceField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './activities.module.css';
import { CardDeck } from './card-deck.tsx';
import { SendAnswers } from './send-answers.tsx';
import type { Answering } from './use-activity-answers.ts';

type Overlays = Extract<ActivityBrief, { readonly kind: 'overlays' }>;

/** One short record a card, judged under each country's overlay: a departure there, or none. */
export function OverlayCards({
  brief,
  answering,
  open,
}: {
  readonly brief: Overlays;
  readonly answering: Answering;
  readonly open: boolean;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const library = useQuery(libraryQuery).data;
  const country = (id: string): string => {
    const profile = library?.profiles.find((one) => one.id === id);
    return id === 'none' ? say('run.activity.shared') : profile === undefined ? id : localised(profile.title);
  };
  const done = brief.cards.filter((card) =>
    brief.overlays.every((overlay) => answering.answers.has(`${card.id}/${overlay}`)),
  ).length;
  return (
    <>
      <CardDeck count={brief.cards.length} answered={done} label={localised(brief.title)}>
        {(index) => {
          const card = brief.cards[index];
          if (card === undefined) return null;
          const practice = library?.practice(card.practice);
          return (
            <article key={card.id} className={styles['card']}>
              <h2>{localised(card.text)}</h2>
              <p className="label">{practice === undefined ? card.practice : localised(practice.title)}</p>
              {brief.overlays.map((overlay) => (
                <fieldset key={overlay} className={styles['overlay']} disabled={!open}>
                  <ChoiceField
                    label={country(overlay)}
                    options={(['departure', 'no-departure'] as const).map((value) => ({
                      value,
                      label: say(`run.activity.${value}`),
                    }))}
                    value={verdictOf(answering.answers.get(`${card.id}/${overlay}`))}
                    onChoose={(value) => answering.answer(`${card.id}/${overlay}`, value)}
                  />
                </fieldset>
              ))}
            </article>
          );
        }}
      </CardDeck>
      <SendAnswers answering={answering} open={open} />
    </>
  );
}

function verdictOf(text: string | undefined): 'departure' | 'no-departure' | undefined {
  return text === 'departure' || text === 'no-departure' ? text : undefined;
}
