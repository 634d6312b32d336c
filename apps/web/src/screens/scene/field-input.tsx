import type { FieldSpec, FieldValue } from '@tracecraft/record';
import { textOf } from '@tracecraft/workbench';
import { useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { ChoiceField, SelectField, TextArea, TextField } from '../../design/index.ts';
import { formatClock, useSay } from '../../language/index.ts';
import { choiceText, eventTitle, fieldLabel, isPlumbing } from '../record/event-words.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import styles from './act-form.module.css';
import { timeOfWallClock, wallClock } from './wall-clock.ts';

export interface FieldInputProps {
  readonly kind: string;
  readonly name: string;
  readonly spec: FieldSpec;
  readonly value: FieldValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: FieldValue | undefined) => void;
}

/** The input of one field, chosen by its type in the vocabulary. */
export function FieldInput(props: FieldInputProps) {
  const say = useSay();
  const { kind, name, spec, value, error, onChange } = props;
  const frame = {
    label: fieldLabel(say, kind, name),
    error,
    optional: spec.required === true ? undefined : say('word.optional'),
  };
  switch (spec.type) {
    case 'choice':
      return <Choice {...props} frame={frame} />;
    case 'yes-no':
      return (
        <ChoiceField
          {...frame}
          options={[
            { value: 'yes', label: say('word.yes') },
            { value: 'no', label: say('word.no') },
          ]}
          value={value === undefined ? undefined : value === true ? 'yes' : 'no'}
          onChoose={(chosen) => onChange(chosen === 'yes')}
        />
      );
    case 'integer':
      return spec.unit === 'mg' ? (
        <MassInput {...props} frame={frame} />
      ) : (
        <IntegerInput {...props} frame={frame} />
      );
    case 'time':
      return <TimeInput {...props} frame={frame} />;
    case 'person':
      return <PersonInput {...props} frame={frame} />;
    case 'event':
      return <EventInput {...props} frame={frame} />;
    case 'list':
      return (
        <TextArea
          {...frame}
          hint={say('field.list-hint')}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) =>
            onChange(event.target.value === '' ? undefined : event.target.value.split('\n'))
          }
        />
      );
    default:
      return (
        <TextField
          {...frame}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || undefined)}
          autoComplete="off"
        />
      );
  }
}

interface Framed extends FieldInputProps {
  readonly frame: {
    readonly label: string;
    readonly error: string | undefined;
    readonly optional: string | undefined;
  };
}

/** Few choices stand open, many fold into a list. */
function Choice({ spec, value, onChange, frame }: Framed) {
  const say = useSay();
  const options = (spec.choices ?? []).map((choice) => ({ value: choice, label: choiceText(say, choice) }));
  const chosen = typeof value === 'string' ? value : undefined;
  if (options.length <= 6)
    return <ChoiceField {...frame} options={options} value={chosen} onChoose={onChange} />;
  return (
    <SelectField
      {...frame}
      value={chosen ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{say('word.choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectField>
  );
}

function IntegerInput({ spec, value, onChange, frame }: Framed) {
  return (
    <TextField
      {...frame}
      label={spec.unit === undefined || spec.unit === 'count' ? frame.label : `${frame.label} (${spec.unit})`}
      inputMode="numeric"
      pattern="-?[0-9]*"
      value={value === undefined ? '' : String(value)}
      onChange={(event) =>
        onChange(/^-?\d{1,15}$/.test(event.target.value) ? Number(event.target.value) : undefined)
      }
    />
  );
}

const MG_PER = { mg: 1, g: 1000, kg: 1_000_000 } as const;
type MassUnit = keyof typeof MG_PER;

/** Value and unit apart: `1.234` means a thousand times more in half of the region (domain.md §6.1). Signed as milligrams. */
function MassInput({ value, onChange, frame }: Framed) {
  const say = useSay();
  const [text, setText] = useState(typeof value === 'number' ? String(value / 1000) : '');
  const [unit, setUnit] = useState<MassUnit>('g');
  function change(nextText: string, nextUnit: MassUnit): void {
    setText(nextText);
    setUnit(nextUnit);
    const number = Number(nextText.replace(',', '.'));
    const mg = Math.round(number * MG_PER[nextUnit]);
    onChange(nextText.trim() !== '' && Number.isSafeInteger(mg) && mg >= 0 ? mg : undefined);
  }
  return (
    <div className={styles['mass']}>
      <TextField
        {...frame}
        inputMode="decimal"
        value={text}
        onChange={(event) => change(event.target.value, unit)}
      />
      <SelectField
        label={say('field.unit')}
        value={unit}
        onChange={(event) => change(text, event.target.value as MassUnit)}
      >
        {Object.keys(MG_PER).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
    </div>
  );
}

/** A wall-clock time at the exercise's place. */
function TimeInput({ value, onChange, frame }: Framed) {
  const { exercise } = useOpenCase();
  const say = useSay();
  return (
    <TextField
      {...frame}
      type="datetime-local"
      hint={say('field.time-hint', { zone: exercise.place.zone })}
      defaultValue={typeof value === 'number' ? wallClock(value, exercise.place.zone) : ''}
      onChange={(event) => onChange(timeOfWallClock(event.target.value, exercise.place.zone))}
    />
  );
}

function PersonInput({ value, onChange, frame }: Framed) {
  const say = useSay();
  const { summary } = useOpenCase();
  return (
    <SelectField
      {...frame}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{say('word.choose')}</option>
      {summary.members.map((member) => (
        <option key={member.id} value={member.id}>
          {member.name} · {member.agency}
        </option>
      ))}
    </SelectField>
  );
}

/** Most earlier events offered. */
const EARLIER = 40;

/** An earlier event of the record, newest first; a finding where the field asks for one. */
function EventInput({ name, value, onChange, frame }: Framed) {
  const say = useSay();
  const { session, exercise } = useOpenCase();
  const names = useCaseNames();
  const { events } = useRecord(session);
  const wanted = name === 'finding' ? /^finding\.stated$/ : /./;
  const offered = events
    .filter(({ header }) => wanted.test(header.kind) && !isPlumbing(header.kind))
    .toReversed()
    .slice(0, EARLIER);
  return (
    <SelectField
      {...frame}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{say('word.choose')}</option>
      {offered.map((event) => (
        <option key={event.id} value={event.id}>
          {formatClock(event.body.claimed.start, exercise.place.zone, false)}{' '}
          {textOf(event, 'sentence') ?? eventTitle(say, event, names)}
        </option>
      ))}
    </SelectField>
  );
}
