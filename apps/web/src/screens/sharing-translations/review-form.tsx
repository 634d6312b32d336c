import { PUBLIC, type UnitTranslation } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** A person other than the translator says that a translation is right, or sends it back. */
export function ReviewForm({
  translation,
  stale,
  agency,
}: {
  readonly translation: UnitTranslation;
  readonly stale: boolean;
  readonly agency: string;
}) {
  const say = useSay();
  const { account } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [note, setNote] = useState('');
  if (translation.reviews.at(-1)?.outcome === 'reviewed' && !stale) return null;
  if (translation.said.by === account.id) return <p>{say('sharing.translations.own')}</p>;
  if (stale) return <p>{say('sharing.translations.review-moved')}</p>;
  const review = (how: 'reviewed' | 'sent-back'): void =>
    void act(
      'unit.reviewed',
      {
        agency,
        handling: 'TLP:CLEAR',
        audience: [PUBLIC],
        translation: translation.said.event,
        outcome: how,
        note: note.trim() === '' ? undefined : note.trim(),
      },
      { done: say('sharing.translations.review-done') },
    );
  return (
    <div className={parts['form']}>
      <TextField
        label={say('sharing.translations.note')}
        value={note}
        maxLength={1_000}
        onChange={(event) => setNote(event.target.value)}
      />
      <Said outcome={outcome} />
      <div className={parts['row']}>
        <Button onClick={() => review('reviewed')}>{say('sharing.translations.review')}</Button>
        <Button disabled={note.trim() === ''} onClick={() => review('sent-back')}>
          {say('sharing.translations.send-back')}
        </Button>
      </div>
    </div>
  );
}
