import { isFull, type CourseRole } from '@tracecraft/course';
import { useState } from 'react';
import { peopleOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Notice, SelectField, TextField } from '../../design/index.ts';
import { LANGUAGES, useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { isKnown, ZoneField } from '../course-parts/zone-field.tsx';
import { newAccount } from './new-account.ts';

const ROLES: readonly CourseRole[] = [
  'trainee',
  'trainer',
  'assessor',
  'observer',
  'programme-office',
  'practice-steward',
];

const EMPTY = {
  name: '',
  role: 'trainee' as CourseRole,
  delegation: '',
  organisation: '',
  language: '',
  zone: '',
  competence: '',
  supervisor: '',
};

/** One officer or expert more. An expert has an organisation, an officer a delegation. */
export function PersonForm() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const [draft, setDraft] = useState(EMPTY);
  const put =
    (name: keyof typeof EMPTY) =>
    ({ target }: { readonly target: { readonly value: string } }): void =>
      setDraft({ ...draft, [name]: target.value });
  const trainee = draft.role === 'trainee';
  const full =
    trainee && isFull(state, draft.delegation) ? state.delegations.get(draft.delegation) : undefined;
  const enrol = async (): Promise<void> => {
    const { delegation, organisation, competence, ...rest } = draft;
    const event = await act(
      'person.enrolled',
      {
        account: newAccount(),
        ...rest,
        delegation: trainee && delegation !== '' ? delegation : null,
        organisation: trainee ? null : organisation,
        competence: competence.split(/[;,]/),
      },
      { done: say('office.people.enrolled', { name: draft.name }) },
    );
    if (event !== null) setDraft({ ...EMPTY, role: draft.role, delegation });
  };
  return (
    <form
      className={parts['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void enrol();
      }}
    >
      <div className={parts['fields']}>
        <TextField label={say('office.people.name')} value={draft.name} required onChange={put('name')} />
        <SelectField label={say('office.people.role')} value={draft.role} onChange={put('role')}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {say(`role.${role}`)}
            </option>
          ))}
        </SelectField>
        {trainee ? (
          <SelectField
            label={say('office.people.delegation')}
            value={draft.delegation}
            onChange={put('delegation')}
          >
            <option value="">{say('office.people.no-delegation')}</option>
            {[...state.delegations.values()].map(({ id, state: name, agency }) => (
              <option key={id} value={id}>
                {name} · {agency}
              </option>
            ))}
          </SelectField>
        ) : (
          <TextField
            label={say('office.people.organisation')}
            value={draft.organisation}
            onChange={put('organisation')}
          />
        )}
        <SelectField label={say('office.people.language')} value={draft.language} onChange={put('language')}>
          <option value="">{say('office.people.language-open')}</option>
          {LANGUAGES.map(({ code: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
        <ZoneField
          label={say('office.people.zone')}
          optional={say('office.optional')}
          value={draft.zone}
          onType={(zone) => setDraft({ ...draft, zone })}
        />
        <TextField
          label={say('office.people.competence')}
          optional={say('office.optional')}
          hint={say('office.people.competence-hint')}
          value={draft.competence}
          onChange={put('competence')}
        />
        {trainee && (
          <SelectField
            label={say('office.people.supervisor')}
            optional={say('office.optional')}
            value={draft.supervisor}
            onChange={put('supervisor')}
          >
            <option value="">{say('office.people.no-supervisor')}</option>
            {peopleOf(state, code)
              .filter(({ role }) => role !== 'trainee')
              .map(({ account, name }) => (
                <option key={account} value={account}>
                  {name}
                </option>
              ))}
          </SelectField>
        )}
      </div>
      {full !== undefined && (
        <Notice tone="risk" live>
          <p>{say('office.people.no-seat', { agency: full.agency, quota: full.quota })}</p>
        </Notice>
      )}
      <Said outcome={outcome} />
      <Button
        type="submit"
        disabled={
          full !== undefined || draft.name.trim() === '' || (draft.zone !== '' && !isKnown(draft.zone))
        }
      >
        {say('office.people.enrol')}
      </Button>
    </form>
  );
}
