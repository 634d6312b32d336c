import type { Twin } from '@tracecraft/exchange';
import { useState } from 'react';
import { Button, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { useTwinAct } from './use-twin-act.ts';

/** Either agency ends the exchange, with a reason; what was shared stays. */
export function TwinEnd({ twin, agency }: { readonly twin: Twin; readonly agency: string }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const { act, outcome } = useTwinAct(twin, agency);
  return (
    <details className={parts['more']}>
      <summary>{say('sharing.twins.end')}</summary>
      <div className={parts['form']}>
        <TextField
          label={say('sharing.twins.end-why')}
          value={reason}
          maxLength={400}
          onChange={(event) => setReason(event.target.value)}
        />
        <Said outcome={outcome} />
        <Button
          look="danger"
          disabled={reason.trim() === ''}
          onClick={() => void act('exchange.ended', { reason: reason.trim() }, say('sharing.twins.ended'))}
        >
          {say('sharing.twins.sign-end')}
        </Button>
      </div>
    </details>
  );
}
