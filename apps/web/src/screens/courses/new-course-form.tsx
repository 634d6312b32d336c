import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CourseTemplate } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import { useState } from 'react';
import { Button, Notice, Panel, Progress, SelectField, TextArea, TextField } from '../../design/index.ts';
import { deviceZone, LANGUAGES, useLanguage } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { isKnown, ZoneField } from '../course-parts/zone-field.tsx';
import { makeCourse } from './make-course.ts';

/** Name, first day, place and its zone: the rest comes from the template. */
export function NewCourseForm({
  account,
  template,
}: {
  readonly account: Account;
  readonly template: CourseTemplate;
}) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => ({
    title: localised(template.title),
    starts: '',
    zone: deviceZone(),
    place: '',
    language: code as string,
    note: '',
  }));
  const [state, setState] = useState<{ readonly making: boolean; readonly problem: unknown }>({
    making: false,
    problem: null,
  });
  const put =
    (name: keyof typeof draft) =>
    ({ target }: { readonly target: { readonly value: string } }): void =>
      setDraft({ ...draft, [name]: target.value });
  const make = async (): Promise<void> => {
    setState({ making: true, problem: null });
    try {
      const stream = await makeCourse(client, account, template, draft);
      await navigate({ to: '/course/$course', params: { course: stream.replace(/^course:/, '') } });
    } catch (problem) {
      setState({ making: false, problem });
    }
  };
  return (
    <Panel title={say('office.new.what')}>
      <form
        className={parts['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField label={say('office.new.name')} value={draft.title} required onChange={put('title')} />
        <div className={parts['fields']}>
          <TextField
            label={say('office.new.first-day')}
            type="date"
            value={draft.starts}
            required
            onChange={put('starts')}
          />
          <ZoneField
            label={say('office.new.zone')}
            value={draft.zone}
            onType={(zone) => setDraft({ ...draft, zone })}
          />
          <TextField
            label={say('office.new.place')}
            optional={say('office.optional')}
            value={draft.place}
            onChange={put('place')}
          />
          <SelectField label={say('office.new.language')} value={draft.language} onChange={put('language')}>
            {LANGUAGES.map(({ code: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <TextArea
          label={say('office.new.note')}
          optional={say('office.optional')}
          hint={say('office.new.note-hint')}
          value={draft.note}
          onChange={put('note')}
        />
        {state.problem !== null && (
          <Notice tone="departure" live>
            <p>{problemText(say, state.problem)}</p>
          </Notice>
        )}
        {state.making ? (
          <Progress label={say('office.new.making', { count: template.sessions.length })} />
        ) : (
          <Button
            look="primary"
            type="submit"
            disabled={draft.title.trim() === '' || draft.starts === '' || !isKnown(draft.zone)}
          >
            {say('office.new.make', { count: template.sessions.length })}
          </Button>
        )}
      </form>
    </Panel>
  );
}
