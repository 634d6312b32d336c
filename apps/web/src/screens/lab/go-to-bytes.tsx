import { useState, type FormEvent } from 'react';
import { Button, SelectField, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './lab.module.css';

/** Any range of the raw image by sector or byte; numbers decimal, or hexadecimal after 0x. */
export function GoToBytes({
  size,
  onGo,
}: {
  readonly size: number;
  readonly onGo: (range: { offset: number; length: number }) => void;
}) {
  const say = useSay();
  const [unit, setUnit] = useState<'sector' | 'byte'>('sector');
  const [start, setStart] = useState('');
  const [length, setLength] = useState('');
  const offset = numberIn(start) === null ? null : (numberIn(start) ?? 0) * (unit === 'sector' ? 512 : 1);
  const bytes = length === '' ? 512 : numberIn(length);
  const outside = offset !== null && bytes !== null && (offset + bytes > size || bytes < 1);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (offset !== null && bytes !== null && !outside) onGo({ offset, length: bytes });
  };
  return (
    <form className={styles['goto']} onSubmit={submit}>
      <TextField
        label={say('lab.goto.start')}
        value={start}
        onChange={(event) => setStart(event.currentTarget.value)}
        inputMode="numeric"
        error={start !== '' && (offset === null || outside) ? say('lab.goto.outside', { size }) : undefined}
      />
      <SelectField
        label={say('lab.goto.unit')}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value === 'byte' ? 'byte' : 'sector')}
      >
        <option value="sector">{say('lab.goto.sector')}</option>
        <option value="byte">{say('lab.goto.byte')}</option>
      </SelectField>
      <TextField
        label={say('lab.goto.length')}
        value={length}
        placeholder="512"
        onChange={(event) => setLength(event.currentTarget.value)}
        inputMode="numeric"
      />
      <Button type="submit" small disabled={offset === null || bytes === null || outside}>
        {say('lab.goto.go')}
      </Button>
    </form>
  );
}

function numberIn(text: string): number | null {
  const plain = text.trim().replace(/[\s_,]/g, '');
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isSafeInteger(value) ? value : null;
}
