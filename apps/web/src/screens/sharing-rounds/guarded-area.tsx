import type { KnownHere } from '@tracecraft/exchange';
import { TextArea, TextField } from '../../design/index.ts';
import { RefusedWords } from './refused-words.tsx';

/** A field for words that are shared: what points to a person or a case is told as it is written. */
export function GuardedArea({
  label,
  hint,
  value,
  known,
  line = false,
  language,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly known: KnownHere;
  /** One line. */
  readonly line?: boolean;
  readonly language?: string;
  readonly onChange: (text: string) => void;
}) {
  const Field = line ? TextField : TextArea;
  return (
    <div>
      <Field
        label={label}
        hint={hint}
        lang={language}
        value={value}
        maxLength={line ? 140 : 4000}
        onChange={(event: { readonly target: { readonly value: string } }) => onChange(event.target.value)}
      />
      <RefusedWords text={value} known={known} onChange={onChange} />
    </div>
  );
}
