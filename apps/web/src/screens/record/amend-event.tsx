import { kindNamed, type CaseEvent } from '@tracecraft/record';
import { stateAct, textOf } from '@tracecraft/workbench';
import { useState, type FormEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, SelectField, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { OutcomeLine } from '../scene/outcome-line.tsx';
import { usePerform, type Perform } from '../scene/use-perform.ts';
import styles from './amend-event.module.css';
import { fieldLabel, isPlumbing } from './event-words.ts';

/** Nothing is overwritten: a correction or a withdrawal is an act of its own, and both values stay readable. */
export function AmendEvent({ event }: { readonly event: CaseEvent }) {
  const say = useSay();
  const { perform, outcome } = usePerform();
  const amendable = !isPlumbing(event.header.kind) && !/^(case|record)\./.test(event.header.kind);
  if (!amendable) return null;
  return (
    <details className={styles['amend']}>
      <summary>{say('amend.open')}</summary>
      {Object.keys(event.body.fields).length > 0 && <Correct event={event} perform={perform} />}
      <Withdraw event={event} perform={perform} />
      {outcome !== null && <OutcomeLine outcome={outcome} idle="" />}
    </details>
  );
}

function Correct({ event, perform }: { readonly event: CaseEvent; readonly perform: Perform }) {
  const say = useSay();
  const { kind } = event.header;
  const names = Object.keys(event.body.fields);
  const [path, setPath] = useState(names[0] ?? '');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const ready = value.trim() !== '' && reason.trim() !== '';
  const choices = kindNamed(kind)?.fields[path]?.choices;
  function submit(submitted: FormEvent): void {
    submitted.preventDefault();
    if (ready)
      void perform(stateAct('record.corrected', { fields: { target: event.id, path, value, reason } }));
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <SelectField
        label={say('amend.field')}
        value={path}
        onChange={(change) => setPath(change.target.value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {fieldLabel(say, kind, name)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('amend.value')}
        hint={
          choices?.join(', ') ??
          say('amend.was', { value: textOf(event, path) ?? String(event.body.fields[path]) })
        }
        value={value}
        onChange={(change) => setValue(change.target.value)}
      />
      <TextField
        label={say('explain.reason')}
        value={reason}
        onChange={(change) => setReason(change.target.value)}
      />
      <Button type="submit" small disabled={!ready}>
        {say('act.record.corrected')}
      </Button>
    </form>
  );
}

function Withdraw({ event, perform }: { readonly event: CaseEvent; readonly perform: Perform }) {
  const say = useSay();
  const { session } = useOpenCase();
  const [reason, setReason] = useState('');
  const gone = session
    .events()
    .some(({ header, body }) => header.kind === 'record.retracted' && body.fields['target'] === event.id);
  if (gone) return null;
  function submit(submitted: FormEvent): void {
    submitted.preventDefault();
    if (reason.trim() !== '')
      void perform(stateAct('record.retracted', { fields: { target: event.id, reason } }));
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={say('amend.why-withdraw')}
        value={reason}
        onChange={(change) => setReason(change.target.value)}
      />
      <Button type="submit" small look="danger" disabled={reason.trim() === ''}>
        {say('act.record.retracted')}
      </Button>
    </form>
  );
}
