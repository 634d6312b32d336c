import { useQuery } from '@tanstack/react-query';
import type { Twin } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { useState } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { Button, Empty, Panel, SelectField, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { useTwinAct } from './use-twin-act.ts';

interface Known {
  readonly id: string;
  readonly version: string;
  readonly title: { readonly en: string; readonly [language: string]: string };
}

/** Exercises the two play together. */
export function TwinExercises({ twin, agency }: { readonly twin: Twin; readonly agency: string | null }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const known =
    useQuery({
      queryKey: ['exercises'],
      queryFn: () => freshOrKept<readonly Known[]>(paths.exercises),
    }).data ?? [];
  const [exercise, setExercise] = useState('');
  const [note, setNote] = useState('');
  const { act, outcome } = useTwinAct(twin, agency);
  const nameOf = (id: string): string => {
    const one = known.find((each) => each.id === id);
    return one === undefined ? id : localised(one.title);
  };
  const share = async (): Promise<void> => {
    const version = known.find(({ id }) => id === exercise)?.version;
    const fields = { exercise, version, note: note.trim() === '' ? undefined : note.trim() };
    if (await act('exercise.shared', fields, say('sharing.exercises.signed'))) setExercise('');
  };
  return (
    <Panel title={say('sharing.exercises.title', { count: twin.exercises.length })} flush>
      {twin.exercises.length === 0 && <Empty>{say('sharing.exercises.none')}</Empty>}
      <ul className={parts['lines']}>
        {twin.exercises.map((one) => (
          <li key={one.exercise}>
            <span className={parts['what']}>
              <b>{nameOf(one.exercise)}</b>
              <small>{one.version}</small>
              {one.note !== '' && <span>{one.note}</span>}
            </span>
          </li>
        ))}
        {agency !== null && (
          <li>
            <div className={parts['fields']} style={{ flex: 1 }}>
              <SelectField
                label={say('sharing.exercises.which')}
                value={exercise}
                onChange={(event) => setExercise(event.target.value)}
              >
                <option value="">{say('sharing.choose')}</option>
                {known.map((one) => (
                  <option key={one.id} value={one.id}>
                    {localised(one.title)}
                  </option>
                ))}
              </SelectField>
              <TextField
                label={say('sharing.exercises.note')}
                optional={say('sharing.optional')}
                value={note}
                maxLength={400}
                onChange={(event) => setNote(event.target.value)}
              />
              <Button disabled={exercise === ''} onClick={() => void share()}>
                {say('sharing.exercises.sign')}
              </Button>
              <Said outcome={outcome} />
            </div>
          </li>
        )}
      </ul>
    </Panel>
  );
}
