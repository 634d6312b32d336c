import { PUBLIC, type UnitState } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Notice, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** Writes a translation bound to the English its writer saw, even where that changes while it is being written. */
export function TranslateForm({
  practice,
  state,
  agency,
}: {
  readonly practice: string;
  readonly state: UnitState;
  readonly agency: string;
}) {
  const say = useSay();
  const { act, outcome } = useExchangeAct();
  const [text, setText] = useState(state.text ?? '');
  const [machine, setMachine] = useState(false);
  const [seen, setSeen] = useState(state.unit);
  const { unit } = state;
  const moved = seen.source !== unit.source;
  const sign = (): void =>
    void act(
      'unit.translated',
      {
        agency,
        handling: 'TLP:CLEAR',
        audience: [PUBLIC],
        practice,
        unit: unit.unit,
        source: seen.source,
        original: seen.text,
        language: state.language,
        text: text.trim(),
        drafted: machine ? 'machine' : 'person',
        previous: state.translation?.said.event,
      },
      { done: say('sharing.translations.signed') },
    );
  return (
    <div className={parts['form']}>
      <TextArea
        label={say('sharing.translations.write', { language: nameOf(state.language) })}
        lang={state.language}
        rows={Math.min(12, 2 + Math.ceil(unit.text.length / 60))}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {moved && (
        <Notice tone="risk" live>
          <p>{say('sharing.translations.moved')}</p>
          <Button onClick={() => setSeen(unit)}>{say('sharing.translations.use-new')}</Button>
        </Notice>
      )}
      <label className={parts['check']}>
        <input type="checkbox" checked={machine} onChange={(event) => setMachine(event.target.checked)} />
        {say('sharing.translations.machine')}
      </label>
      <Said outcome={outcome} />
      <Button
        disabled={text.trim() === '' || (text.trim() === state.text?.trim() && state.state !== 'stale')}
        onClick={sign}
      >
        {say('sharing.translations.sign')}
      </Button>
    </div>
  );
}

/** A language named in itself. */
function nameOf(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}
