import type { Note } from '@tracecraft/exchange';
import { useState } from 'react';
import { Button, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { PartyField } from './note-form.tsx';
import type { Parties } from './parties.ts';
import { useCooperationAct } from './use-cooperation-act.ts';

/** The originator lets the receiver pass the note on to one further party. */
export function ReleaseForm({ note, parties }: { readonly note: Note; readonly parties: Parties }) {
  const say = useSay();
  const [to, setTo] = useState('');
  const { act, outcome } = useCooperationAct(parties.reader);
  const further = parties.others.filter(({ party }) => party !== note.to && !note.released.includes(party));
  const give = async (): Promise<void> => {
    const { agency, handling } = note.said;
    const fields = { agency, handling, audience: [note.from, note.to], note: note.said.event, to };
    if (await act('note.released', fields, say('sharing.release.given'))) setTo('');
  };
  return (
    <Panel title={say('sharing.release.title')}>
      <p>{say('sharing.release.how')}</p>
      <div className={parts['form']}>
        <PartyField label={say('sharing.release.to')} all={further} value={to} onPick={setTo} />
        <Said outcome={outcome} />
        <Button disabled={to === ''} onClick={() => void give()}>
          {say('sharing.release.give')}
        </Button>
      </div>
    </Panel>
  );
}
