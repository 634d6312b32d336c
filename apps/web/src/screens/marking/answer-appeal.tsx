import type { Appeal } from '@tracecraft/course';
import { useState } from 'react';
import { useCourseAct } from '../../case/open-course.ts';
import { Button, ChoiceField, Notice, TextArea, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';

const OUTCOMES = ['upheld', 'partly', 'refused'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Answers an appeal: new points first, then the decision, each signed with the reason. `maximum`: hundredths. */
export function AnswerAppeal({
  appeal,
  maximum,
}: {
  readonly appeal: Appeal;
  readonly maximum: number | null;
}) {
  const say = useSay();
  const [outcome, setOutcome] = useState<Outcome>('refused');
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const { said, decide } = useDecide(appeal);
  const set = outcome === 'refused' ? null : hundredthsOf(points);
  const fits = outcome === 'refused' || (set !== null && (maximum === null || set <= maximum));
  return (
    <>
      <ChoiceField
        label={say('marking.answer')}
        options={OUTCOMES.map((value) => ({ value, label: say(`marking.outcome.${value}`) }))}
        value={outcome}
        onChoose={setOutcome}
      />
      {outcome !== 'refused' && (
        <TextField
          label={say('marking.points')}
          {...(maximum !== null && { hint: say('marking.within', { maximum: maximum / 100 }) })}
          inputMode="decimal"
          value={points}
          onChange={(event) => setPoints(event.target.value)}
        />
      )}
      <TextArea
        label={say('marking.reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      {said !== null && (
        <Notice tone={said.tone} live>
          <p>{said.text}</p>
        </Notice>
      )}
      <Button
        disabled={reason.trim() === '' || !fits}
        onClick={() => void decide(outcome, set, reason.trim())}
      >
        {say('marking.decide')}
      </Button>
    </>
  );
}

/** Hundredths of points as typed, with a comma or a point; null where it is no number of points. */
function hundredthsOf(typed: string): number | null {
  const number = Number(typed.trim().replace(',', '.'));
  return typed.trim() === '' || !Number.isFinite(number) || number < 0 ? null : Math.round(number * 100);
}

function useDecide({ event: appeal, case: about, component }: Appeal) {
  const { act, outcome: said } = useCourseAct();
  const decide = async (outcome: Outcome, points: number | null, reason: string): Promise<void> => {
    if (points !== null) {
      const changed = await act('score.changed', { case: about, component, points, reason, appeal });
      if (changed === null) return;
    }
    await act('appeal.decided', { appeal, outcome, reason });
  };
  return { said, decide };
}
