import { wallTime, type CourseRole, type PlannedSession } from '@tracecraft/course';
import { useState } from 'react';
import { peopleOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, ChoiceField, TextField } from '../../design/index.ts';
import { useLanguage, wallText } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

const TEACHERS: readonly CourseRole[] = ['trainer', 'assessor', 'programme-office'];
const MODES = ['room', 'online', 'both'] as const;

/** Plans a session or moves one: times are on the clock of the place where the course is held. */
export function SessionForm({ session }: { readonly session: PlannedSession | null }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const zone = state.opened?.zone ?? 'UTC';
  const begins = session?.starts ?? state.opened?.starts ?? 0;
  const [draft, setDraft] = useState(() => ({
    title: session?.title ?? '',
    module: session?.module ?? 'M1',
    starts: wallText(begins, zone),
    ends: wallText(session?.ends ?? begins + 5_400_000, zone),
    place: session?.place ?? '',
    mode: session?.mode ?? 'room',
    trainers: session?.trainers ?? [],
  }));
  const at = (text: string): number => {
    const [day = '', time = ''] = text.split('T');
    return wallTime(zone, day, time.slice(0, 5));
  };
  const inOrder = draft.starts !== '' && draft.ends !== '' && at(draft.ends) > at(draft.starts);
  const put =
    (name: 'title' | 'module' | 'starts' | 'ends' | 'place') =>
    ({ target }: { readonly target: { readonly value: string } }): void =>
      setDraft({ ...draft, [name]: target.value });
  const plan = async (): Promise<void> => {
    const id = session?.session ?? `s-${Date.now().toString(36)}`;
    await act(
      'session.planned',
      { ...draft, session: id, starts: at(draft.starts), ends: at(draft.ends), plays: session?.plays },
      { done: say('office.session.planned', { title: draft.title }) },
    );
  };
  return (
    <form
      className={parts['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void plan();
      }}
    >
      <div className={parts['fields']}>
        <TextField label={say('office.session.title')} value={draft.title} required onChange={put('title')} />
        <TextField
          label={say('office.session.module')}
          value={draft.module}
          required
          onChange={put('module')}
        />
        <TextField
          label={say('office.session.starts', { zone })}
          type="datetime-local"
          value={draft.starts}
          onChange={put('starts')}
        />
        <TextField
          label={say('office.session.ends', { zone })}
          type="datetime-local"
          value={draft.ends}
          error={inOrder ? undefined : say('office.session.ends-first')}
          onChange={put('ends')}
        />
        <TextField label={say('office.session.place')} value={draft.place} onChange={put('place')} />
      </div>
      <ChoiceField
        label={say('office.session.mode')}
        options={MODES.map((value) => ({ value, label: say(`office.mode.${value}`) }))}
        value={draft.mode}
        onChoose={(mode) => setDraft({ ...draft, mode })}
      />
      <fieldset>
        <legend className="label">{say('office.session.trainers')}</legend>
        {peopleOf(state, code)
          .filter(({ role }) => TEACHERS.includes(role))
          .map(({ account, name }) => (
            <label key={account} className={parts['check']}>
              <input
                type="checkbox"
                checked={draft.trainers.includes(account)}
                onChange={({ target }) =>
                  setDraft({
                    ...draft,
                    trainers: target.checked
                      ? [...draft.trainers, account]
                      : draft.trainers.filter((one) => one !== account),
                  })
                }
              />
              {name}
            </label>
          ))}
      </fieldset>
      <Said outcome={outcome} />
      <Button type="submit" disabled={draft.title.trim() === '' || draft.module.trim() === '' || !inOrder}>
        {say(session === null ? 'office.session.plan-now' : 'office.session.change-now')}
      </Button>
    </form>
  );
}
