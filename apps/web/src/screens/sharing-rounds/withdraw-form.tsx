import type { Experience } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchangeAct } from '../../case/open-exchange.ts';
import { Button, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { inherited } from './inherited.ts';

/** The agency takes its experience back. What was said of it stays in the record. */
export function WithdrawForm({ experience }: { readonly experience: Experience }) {
  const say = useSay();
  const { act, outcome } = useExchangeAct();
  const [reason, setReason] = useState('');
  const fields = {
    ...inherited(experience, experience.now.said.agency),
    experience: experience.id,
    reason: reason.trim(),
  };
  return (
    <details className={parts['more']}>
      <summary>{say('sharing.round.take-back')}</summary>
      <div className={parts['form']}>
        <TextField
          label={say('sharing.round.take-back-why')}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
        <Said outcome={outcome} />
        <Button
          look="danger"
          disabled={reason.trim() === ''}
          onClick={() => void act('experience.withdrawn', fields)}
        >
          {say('sharing.round.sign-take-back')}
        </Button>
      </div>
    </details>
  );
}
