import type { UnitState } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { Notice, Panel, Tag } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import { WordMarks } from '../practices/word-marks.tsx';
import styles from '../sharing-code/sharing-code.module.css';
import { unitName } from '../sharing-proposals/unit-name.ts';
import { ReviewForm } from './review-form.tsx';
import { TranslateForm } from './translate-form.tsx';

const TONES = { missing: 'risk', draft: 'risk', stale: 'departure', reviewed: 'ok' } as const;

/** One unit: its English on one side, the translation on the other; a stale one with the English it was made from. */
export function UnitPanel({ practice, state }: { readonly practice: string; readonly state: UnitState }) {
  const { say } = useLanguage().phrases;
  const { mine } = useExchange();
  const { unit, text, original, translation } = state;
  return (
    <Panel
      title={unitName(say, unit.unit)}
      aside={<Tag tone={TONES[state.state]}>{say(`sharing.translation.${state.state}`)}</Tag>}
    >
      <div className={styles['pair']}>
        <div>
          <h3>{say('sharing.translations.english')}</h3>
          <Lines text={unit.text} language="en" />
          {original !== null && (
            <Notice tone="risk">
              <h4>{say('sharing.translations.english-then')}</h4>
              <Lines text={original} language="en" />
              <h4>{say('sharing.translations.english-changed')}</h4>
              <WordMarks before={original} after={unit.text} />
            </Notice>
          )}
        </div>
        <div>
          {text !== null && <Lines text={text} language={state.language} />}
          <About state={state} />
          {mine[0] !== undefined && (
            <TranslateForm
              key={translation?.said.event ?? ''}
              practice={practice}
              state={state}
              agency={mine[0].agency}
            />
          )}
          {mine[0] !== undefined && translation !== null && (
            <ReviewForm translation={translation} stale={state.state === 'stale'} agency={mine[0].agency} />
          )}
        </div>
      </div>
    </Panel>
  );
}

function Lines({ text, language }: { readonly text: string; readonly language: string }) {
  return text.split(/\n+/).map((line, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- lines of one text never reorder
    <p key={i} lang={language}>
      {line}
    </p>
  ));
}

/** Who wrote the translation, who reviewed it, and whether two wrote at once. */
function About({ state: { translation, crossed, text } }: { readonly state: UnitState }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  if (translation === null)
    return text === null ? null : <p className="label">{say('sharing.translations.in-file')}</p>;
  const name = (account: string): string =>
    state.members.representatives.find((one) => one.account === account)?.name ?? account;
  const day = (at: number): string => formatDay(at, code, deviceZone());
  const { said, drafted, reviews } = translation;
  return (
    <>
      <p className="label">
        {say('sharing.translations.by', { who: name(said.by), day: day(said.at) })}{' '}
        {drafted === 'machine' && say('sharing.translations.machine')}
      </p>
      {reviews.map((review) => (
        <p key={review.said.event} className="label">
          {review.outcome === 'reviewed'
            ? say('sharing.translations.reviewed-by', { who: name(review.said.by), day: day(review.said.at) })
            : say('sharing.translations.sent-back-by', { who: name(review.said.by), note: review.note })}
        </p>
      ))}
      {crossed !== null && (
        <Notice tone="risk">
          <p>{say('sharing.translations.crossed', { text: crossed.text })}</p>
        </Notice>
      )}
    </>
  );
}
