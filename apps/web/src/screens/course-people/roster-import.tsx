import {
  enrolments,
  parseRoster,
  ROSTER_COLUMNS,
  type ParsedRoster,
  type RosterFault,
  type RosterPerson,
} from '@tracecraft/course';
import { useState, type ChangeEvent } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Notice, Panel, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { newAccount } from './new-account.ts';
import { readTable } from './read-table.ts';

/** A list of people as a spreadsheet saves it. Every fault is shown with its line before anybody is enrolled. */
export function RosterImport() {
  const say = useSay();
  const { state } = useCourse();
  const { act, outcome, clear } = useCourseAct();
  const [text, setText] = useState('');
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const parsed = text.trim() === '' ? null : parseRoster(text, state);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    clear();
    if (file === undefined) return;
    const read = await readTable(file);
    setFileProblem(read === null ? say('office.roster.not-utf8', { file: file.name }) : null);
    setText(read ?? '');
  };
  const enrol = async (people: readonly RosterPerson[]): Promise<void> => {
    const done = say('office.roster.done', { count: people.length });
    for (const { kind, fields } of enrolments(people, state, newAccount))
      if ((await act(kind, fields, { done })) === null) return;
    setText('');
  };
  return (
    <Panel title={say('office.roster.title')}>
      <p>{say('office.roster.how', { columns: ROSTER_COLUMNS.join(', ') })}</p>
      <label className={parts['form']}>
        <span className="label">{say('office.roster.file')}</span>
        <input type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void take(event)} />
      </label>
      {fileProblem !== null && (
        <Notice tone="departure" live>
          <p>{fileProblem}</p>
        </Notice>
      )}
      <TextArea
        label={say('office.roster.text')}
        value={text}
        rows={6}
        spellCheck={false}
        onChange={({ target }) => {
          clear();
          setText(target.value);
        }}
      />
      <Said outcome={outcome} />
      {parsed !== null && <Checked parsed={parsed} onEnrol={(people) => void enrol(people)} />}
    </Panel>
  );
}

function Checked({
  parsed,
  onEnrol,
}: {
  readonly parsed: ParsedRoster;
  readonly onEnrol: (people: readonly RosterPerson[]) => void;
}) {
  const say = useSay();
  if ('faults' in parsed) return <Faults faults={parsed.faults} />;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard too */}
      <section className={parts['scroll']} tabIndex={0} aria-label={say('office.roster.preview')}>
        <table className={parts['table']}>
          <thead>
            <tr>
              <th className={parts['number']}>{say('office.roster.line')}</th>
              <th>{say('office.people.name')}</th>
              <th>{say('office.people.role')}</th>
              <th>{say('office.people.delegation')}</th>
            </tr>
          </thead>
          <tbody>
            {parsed.people.map(({ line, name, role, state, agency, organisation }) => (
              <tr key={line}>
                <td className={parts['number']}>{line}</td>
                <td>{name}</td>
                <td>{say(`role.${role}`)}</td>
                <td>{[state, agency, organisation].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Button look="primary" onClick={() => onEnrol(parsed.people)}>
        {say('office.roster.enrol', { count: parsed.people.length })}
      </Button>
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly RosterFault[] }) {
  const say = useSay();
  return (
    <Notice tone="departure" live>
      <p>
        <b>{say('office.roster.faults', { count: faults.length })}</b>
      </p>
      <ul>
        {faults.map(({ code, line, column, params }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a list that is replaced as a whole
          <li key={i}>{say(`roster.fault.${code}`, { line, column, ...params })}</li>
        ))}
      </ul>
    </Notice>
  );
}
