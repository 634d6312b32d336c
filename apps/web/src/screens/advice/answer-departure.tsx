import type { CheckVerdict } from '@tracecraft/practice';
import { askWaiver, explainDeparture } from '@tracecraft/workbench';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import type { Perform } from '../scene/use-perform.ts';
import styles from './answer-departure.module.css';

type Answer = 'explain' | 'waiver';

/**
 * Comply or explain: one tap opens the form in its place. The reason becomes an event; the departure stays a departure,
 * and says that it is explained, or that a waiver was asked for and by whom it was granted.
 */
export function AnswerDeparture({
  verdict,
  explained,
  asked,
  perform,
}: {
  readonly verdict: CheckVerdict;
  readonly explained: boolean;
  readonly asked: boolean;
  readonly perform: Perform;
}) {
  const say = useSay();
  const [open, setOpen] = useState<Answer | null>(null);
  const buttons: readonly Answer[] = [
    ...(explained ? [] : (['explain'] as const)),
    ...(asked ? [] : (['waiver'] as const)),
  ];
  if (buttons.length === 0) return null;
  return (
    <div className={styles['answer']}>
      <div className={styles['ways']}>
        {buttons.map((way) => (
          <Button key={way} aria-expanded={open === way} onClick={() => setOpen(open === way ? null : way)}>
            {say(`${way}.open`)}
          </Button>
        ))}
      </div>
      {open !== null && (
        <ReasonForm key={open} way={open} verdict={verdict} perform={perform} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function ReasonForm({
  way,
  verdict,
  perform,
  onClose,
}: {
  readonly way: Answer;
  readonly verdict: CheckVerdict;
  readonly perform: Perform;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const { session, practices } = useOpenCase();
  const [reason, setReason] = useState('');
  const step = practices.practice(verdict.practice)?.steps.find(({ id }) => id === verdict.step);
  const duty = step?.waiver?.by;
  const hint =
    way === 'explain'
      ? say('explain.hint')
      : duty === undefined
        ? say('waiver.hint')
        : say('waiver.hint-by', { by: choiceText(say, duty) });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (reason.trim() === '') return;
    const act =
      way === 'explain' ? explainDeparture(session.events(), verdict, reason) : askWaiver(verdict, reason);
    if ((await perform(act)) !== null) onClose();
  }
  return (
    <form ref={form} className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextArea
        label={say(`${way}.reason`)}
        hint={hint}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles['ways']}>
        <Button type="submit" disabled={reason.trim() === ''}>
          {say(`${way}.do`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('word.cancel')}
        </Button>
      </div>
    </form>
  );
}
