import { useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** Who pays, by name and without an emblem; as they stand on the certificate too. */
export function Sponsors() {
  const say = useSay();
  const { state, role } = useCourse();
  const { act, outcome } = useCourseAct();
  const [draft, setDraft] = useState({ name: '', text: '' });
  if (state.sponsors.length === 0 && role !== 'programme-office') return null;
  return (
    <Panel title={say('office.sponsors.title')}>
      <ul>
        {state.sponsors.map(({ event, name, text }) => (
          <li key={event}>
            <b>{name}</b> {text}
          </li>
        ))}
      </ul>
      {role === 'programme-office' && (
        <details className={parts['more']}>
          <summary>{say('office.sponsors.add')}</summary>
          <form
            className={parts['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void act('sponsor.named', draft).then(
                (named) => named !== null && setDraft({ name: '', text: '' }),
              );
            }}
          >
            <div className={parts['fields']}>
              <TextField
                label={say('office.sponsors.name')}
                value={draft.name}
                required
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
              <TextField
                label={say('office.sponsors.words')}
                optional={say('office.optional')}
                value={draft.text}
                onChange={({ target }) => setDraft({ ...draft, text: target.value })}
              />
            </div>
            <Said outcome={outcome} />
            <Button type="submit" disabled={draft.name.trim() === ''}>
              {say('office.sponsors.add-now')}
            </Button>
          </form>
        </details>
      )}
    </Panel>
  );
}
