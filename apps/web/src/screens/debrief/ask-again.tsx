import { useQueryClient } from '@tanstack/react-query';
import { stateAct } from '@tracecraft/workbench';
import { useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { courseQuery } from '../../case/open-course.ts';
import { Button, Notice, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';

/** An officer asks for one line of the score to be looked at again; the request is signed into the course, not the case. */
export function AskAgain({ component }: { readonly component: string }) {
  const say = useSay();
  const client = useQueryClient();
  const { run, account, summary } = useOpenCase();
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly tone: 'ok' | 'departure'; readonly text: string } | null>(
    null,
  );
  const course = run?.course ?? null;
  if (course === null || account.role !== 'trainee') return null;
  const ask = async (): Promise<void> => {
    try {
      const { session } = await client.ensureQueryData(courseQuery(course, account));
      const fields = { case: summary.stream, component, reason: reason.trim() };
      await session.perform(stateAct('appeal.raised', { fields }));
      setOpen(false);
      setOutcome({ tone: 'ok', text: say('marking.asked') });
    } catch (problem) {
      setOutcome({ tone: 'departure', text: problemText(say, problem) });
    }
  };
  return (
    <div>
      {outcome !== null && (
        <Notice tone={outcome.tone} live>
          <p>{outcome.text}</p>
        </Notice>
      )}
      {!open && outcome === null && (
        <Button small look="quiet" onClick={() => setOpen(true)}>
          {say('marking.ask-again')}
        </Button>
      )}
      {open && (
        <>
          <TextArea
            label={say('marking.ask-reason')}
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button disabled={reason.trim() === ''} onClick={() => void ask()}>
            {say('marking.ask-sign')}
          </Button>
        </>
      )}
    </div>
  );
}
