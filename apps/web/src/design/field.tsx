import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import styles from './field.module.css';

interface Frame {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** Word shown after the label of a field that may stay empty. */
  readonly optional?: string;
}

function Framed({
  id,
  frame,
  children,
}: {
  readonly id: string;
  readonly frame: Frame;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['field']}>
      <label className={styles['name']} htmlFor={id}>
        {frame.label}{' '}
        {frame.optional !== undefined && <span className={styles['optional']}>({frame.optional})</span>}
      </label>
      {frame.hint !== undefined && (
        <span className={styles['hint']} id={`${id}-hint`}>
          {frame.hint}
        </span>
      )}
      {children}
      {frame.error !== undefined && (
        <span className={styles['error']} id={`${id}-error`} role="alert">
          {frame.error}
        </span>
      )}
    </div>
  );
}

function describedBy(id: string, frame: Frame) {
  const ids = [frame.hint !== undefined && `${id}-hint`, frame.error !== undefined && `${id}-error`].filter(
    Boolean,
  );
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': frame.error !== undefined || undefined,
  };
}

/** One line of text or a number, with its label. */
export function TextField({
  label,
  hint,
  error,
  optional,
  ...input
}: Frame & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const frame = { label, hint, error, optional };
  return (
    <Framed id={id} frame={frame}>
      <input {...input} {...describedBy(id, frame)} id={id} className={styles['box']} />
    </Framed>
  );
}

/** Several lines of text, with their label. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  ...area
}: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const frame = { label, hint, error, optional };
  return (
    <Framed id={id} frame={frame}>
      <textarea {...area} {...describedBy(id, frame)} id={id} className={styles['box']} />
    </Framed>
  );
}

/** A choice among many, with its label; children are `<option>`s. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  ...select
}: Frame & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const frame = { label, hint, error, optional };
  return (
    <Framed id={id} frame={frame}>
      <select {...select} {...describedBy(id, frame)} id={id} className={styles['box']} />
    </Framed>
  );
}

export interface ChoiceOption<V extends string> {
  readonly value: V;
  readonly label: string;
}

/** A choice among few, all visible and each a thumb wide: radio buttons that look like keys. */
export function ChoiceField<V extends string>({
  label,
  hint,
  error,
  optional,
  options,
  value,
  onChoose,
}: Frame & {
  readonly options: readonly ChoiceOption<V>[];
  readonly value: V | undefined;
  readonly onChoose: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles['field']} {...describedBy(name, { label, hint, error })}>
      <legend className={styles['name']}>
        {label} {optional !== undefined && <span className={styles['optional']}>({optional})</span>}
      </legend>
      {hint !== undefined && (
        <span className={styles['hint']} id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <div className={styles['choices']}>
        {options.map((option) => (
          <label key={option.value} className={styles['choice']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <span className={styles['error']} id={`${name}-error`} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  );
}
