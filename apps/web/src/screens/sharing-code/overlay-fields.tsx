import type { OverlayEntry } from '@tracecraft/exchange';
import { printCheck, type Practice, type PracticeStep } from '@tracecraft/practice';
import { useState } from 'react';
import { Button, SelectField, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { readSentence } from '../practice-editor/edited-practice.ts';
import { SentenceFaultLine } from '../practice-editor/sentence-fault-line.tsx';

const LEVELS = ['must', 'should', 'may'] as const;
const SEVERITIES = [4, 3, 2, 1] as const;

/** What an agency changes in a practice, step by step; what it leaves alone stays as shared. */
export function OverlayFields({
  practice,
  entries,
  onChange,
}: {
  readonly practice: Practice;
  readonly entries: readonly OverlayEntry[];
  readonly onChange: (entries: readonly OverlayEntry[]) => void;
}) {
  const say = useSay();
  const [chosen, setChosen] = useState(entries[0]?.step ?? practice.steps[0]?.id ?? '');
  const step = practice.steps.find(({ id }) => id === chosen) ?? practice.steps[0];
  if (step === undefined) return null;
  const own = entries.find((one) => one.step === step.id) ?? unchanged(step.id);
  const put = (change: Partial<OverlayEntry>): void => {
    const next = { ...own, ...change };
    const others = entries.filter((one) => one.step !== step.id);
    onChange(changesNothing(next) ? others : [...others, next]);
  };
  return (
    <fieldset className={parts['form']}>
      <legend>{say('sharing.code.overlay')}</legend>
      <div className={parts['fields']}>
        {practice.steps.length > 1 && (
          <SelectField
            label={say('sharing.code.step')}
            value={step.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {practice.steps.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={say('sharing.code.level')}
          value={own.level ?? step.level}
          onChange={({ target }) => {
            const level = LEVELS.find((one) => one === target.value) ?? step.level;
            put({ level: level === step.level ? null : level });
          }}
        >
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {say(`level.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('sharing.code.severity')}
          value={own.severity ?? step.severity}
          onChange={({ target }) => {
            const severity = SEVERITIES.find((one) => String(one) === target.value) ?? step.severity;
            put({ severity: severity === step.severity ? null : severity });
          }}
        >
          {SEVERITIES.map((one) => (
            <option key={one} value={one}>
              {say(`severity.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Sentence step={step} check={own.check} onChange={(check) => put({ check })} />
      {!changesNothing(own) && (
        <Button look="quiet" onClick={() => put(unchanged(step.id))}>
          {say('sharing.code.as-shared')}
        </Button>
      )}
    </fieldset>
  );
}

function Sentence({
  step,
  check,
  onChange,
}: {
  readonly step: PracticeStep;
  readonly check: string | null;
  readonly onChange: (check: string | null) => void;
}) {
  const say = useSay();
  const shared = printCheck(step.tree);
  const written = check ?? shared;
  const { fault } = readSentence(written);
  return (
    <>
      <TextArea
        label={say('sharing.code.sentence')}
        lang="en"
        rows={3}
        value={written}
        spellCheck={false}
        onChange={({ target }) => onChange(target.value === shared ? null : target.value)}
      />
      <SentenceFaultLine id={`overlay-${step.id}`} check={written} fault={fault} onChange={onChange} />
    </>
  );
}

function unchanged(step: string): OverlayEntry {
  return { step, level: null, severity: null, check: null, reason: '' };
}

function changesNothing({ level, severity, check }: OverlayEntry): boolean {
  return level === null && severity === null && check === null;
}
