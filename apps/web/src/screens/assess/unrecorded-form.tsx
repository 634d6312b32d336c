import { assessUnrecorded, type Mark } from '@tracecraft/workbench';
import { useState, type FormEvent } from 'react';
import { Button, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { MarksOfAct } from '../record/marks-of-act.tsx';
import type { Perform } from '../scene/use-perform.ts';
import styles from './assess.module.css';

/** What was done and never recorded: the record shows what was recorded, the assessor what was done (settled question 18). */
export function UnrecordedForm({
  perform,
  seen,
}: {
  readonly perform: Perform;
  readonly seen: readonly Mark[];
}) {
  const say = useSay();
  const [note, setNote] = useState('');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (note.trim() !== '' && (await perform(assessUnrecorded(note))) !== null) setNote('');
  }
  return (
    <details className={styles['unrecorded']}>
      <summary>{say('assess.unrecorded', { count: seen.length })}</summary>
      <form onSubmit={(event) => void submit(event)}>
        <TextArea
          label={say('assess.unrecorded-note')}
          hint={say('assess.unrecorded-hint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" disabled={note.trim() === ''}>
          {say('assess.unrecorded-do')}
        </Button>
      </form>
      <MarksOfAct marks={seen} />
    </details>
  );
}
