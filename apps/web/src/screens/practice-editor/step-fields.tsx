import {
  parseSentence,
  printCheck,
  SentenceFault,
  withValue,
  writtenValues,
  type ValuePath,
} from '@tracecraft/practice';
import { useQueries } from '@tanstack/react-query';
import { useId } from 'react';
import { Button, SelectField, TextArea, TextField } from '../../design/index.ts';
import { LANGUAGES, phrasesQuery, useLanguage } from '../../language/index.ts';
import { readSentence } from './edited-practice.ts';
import styles from './practice-editor.module.css';
import { SentenceFaultLine } from './sentence-fault-line.tsx';
import { SentenceField } from './sentence-field.tsx';
import { SideBySide } from './side-by-side.tsx';

/** The fields of one step, each written back into the file where it stands. */
export function StepFields({
  text,
  step,
  onChange,
}: {
  readonly text: string;
  readonly step: number;
  readonly onChange: (text: string) => void;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const faultId = useId();
  // With its phrases come the letters of a language.
  useQueries({ queries: LANGUAGES.map((language) => phrasesQuery(language.code)) });
  const at = (...path: ValuePath): ValuePath => ['steps', step, ...path];
  const values = writtenValues(text);
  const value = (...path: ValuePath): string => values?.(at(...path)) ?? '';
  const put = (path: ValuePath, next: string | number): void => onChange(withValue(text, path, next));
  const check = value('check');
  const { tree, fault } = readSentence(check);
  const translated = fault === null || code === 'en' ? null : fromLanguage(check, phrases);
  return (
    <div className={styles['fields']}>
      <SentenceField
        label={say('editor.sentence')}
        value={check}
        invalid={fault !== null}
        describedBy={faultId}
        onChange={(next) => put(at('check'), next)}
      />
      <SentenceFaultLine
        id={faultId}
        check={check}
        fault={fault}
        onChange={(next) => put(at('check'), next)}
      />
      {translated !== null && (
        <Button onClick={() => put(at('check'), translated)}>
          {say('editor.use-translated', { sentence: translated })}
        </Button>
      )}
      {tree !== null && <SideBySide tree={tree} />}
      <div className={styles['row']}>
        <SelectField
          label={say('editor.level')}
          value={value('level')}
          onChange={(event) => put(at('level'), event.target.value)}
        >
          {['must', 'should', 'may'].map((level) => (
            <option key={level} value={level}>
              {say(`level.${level}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('editor.severity')}
          value={value('severity')}
          onChange={(event) => put(at('severity'), Number(event.target.value))}
        >
          {['4', '3', '2', '1'].map((severity) => (
            <option key={severity} value={severity}>
              {say(`severity.${severity}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('editor.weight')}
          type="number"
          min={0}
          max={100}
          value={value('weight')}
          onChange={(event) => put(at('weight'), Math.max(0, Math.floor(event.target.valueAsNumber || 0)))}
        />
      </div>
      {LANGUAGES.map((language) => (
        <TextArea
          key={language.code}
          label={say('editor.why', { language: language.name })}
          lang={language.code}
          rows={2}
          value={value('why', language.code)}
          onChange={(event) => put(at('why', language.code), event.target.value)}
        />
      ))}
    </div>
  );
}

/** A sentence written in the reader's language, in the check language; null when it is not one. */
function fromLanguage(check: string, phrases: ReturnType<typeof useLanguage>['phrases']): string | null {
  try {
    return printCheck(parseSentence(check, phrases));
  } catch (fault) {
    if (fault instanceof SentenceFault) return null;
    throw fault;
  }
}
