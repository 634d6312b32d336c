import { useQuery } from '@tanstack/react-query';
import type { Twin } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { useId, useState } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { Button, Empty, Panel, TextField } from '../../design/index.ts';
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
  const [version, setVersion] = useState('');
  const [note, setNote] = useState('');
  const list = useId();
  const { act, outcome } = useTwinAct(twin, agency);
  const nameOf = (id: string): string => {
    const one = known.find((each) => each.id === id);
    return one === undefined ? id : localised(one.title);
  };
  const choose = (id: string): void => {
    setExercise(id);
    const found = known.find((one) => one.id === id);
    if (found !== undefined) setVersion(found.version);
  };
  const share = async (): Promise<void> => {
    const fields = {
      exercise: exercise.trim(),
      version: version.trim(),
      note: note.trim() === '' ? undefined : note.trim(),
    };
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
              <TextField
                label={say('sharing.exercises.which')}
                list={list}
                value={exercise}
                maxLength={80}
                autoComplete="off"
                onChange={(event) => choose(event.target.value)}
              />
              <datalist id={list}>
                {known.map((one) => (
                  <option key={one.id} value={one.id}>
                    {localised(one.title)}
                  </option>
                ))}
              </datalist>
              <TextField
                label={say('sharing.exercises.version')}
                value={version}
                maxLength={20}
                onChange={(event) => setVersion(event.target.value)}
              />
              <TextField
                label={say('sharing.exercises.note')}
                optional={say('sharing.optional')}
                value={note}
                maxLength={400}
                onChange={(event) => setNote(event.target.value)}
              />
              <Button disabled={exercise.trim() === '' || version.trim() === ''} onClick={() => void share()}>
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
