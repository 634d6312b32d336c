import { useQuery } from '@tanstack/react-query';
import type { SurveyForm, SurveyItem } from '@tracecraft/course';
import { useState } from 'react';
import { libraryQuery } from '../../case/practice-library.ts';
import { Button, ChoiceField, SelectField, TextArea } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** Answers as the record wants them: `item=value`, and own words. */
export interface FilledForm {
  readonly answers: readonly string[];
  readonly text: string;
}

/** The items of a form with their scales, and its open question; nothing has to be answered but one item. */
export function FormItems({
  form,
  onHandIn,
}: {
  readonly form: SurveyForm;
  readonly onHandIn: (filled: FilledForm) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [text, setText] = useState('');
  return (
    <form
      className={parts['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onHandIn({ answers: Object.entries(answers).map(([item, value]) => `${item}=${value}`), text });
      }}
    >
      {form.items.map((item) => (
        <Item
          key={item.id}
          item={item}
          value={answers[item.id]}
          onChoose={(value) => setAnswers({ ...answers, [item.id]: value })}
        />
      ))}
      {form.open !== null && (
        <TextArea
          label={localised(form.open)}
          optional={say('office.optional')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <Button look="primary" type="submit" disabled={Object.keys(answers).length === 0}>
        {say('office.survey.hand-in')}
      </Button>
    </form>
  );
}

function Item({
  item,
  value,
  onChoose,
}: {
  readonly item: SurveyItem;
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  if (item.scale === 'practice')
    return <PracticeChoice label={localised(item.text)} value={value} onChoose={onChoose} />;
  const options =
    item.scale === 'agreement'
      ? ['1', '2', '3', '4', '5'].map((one) => ({ value: one, label: say(`office.survey.agree-${one}`) }))
      : ['yes', 'no'].map((one) => ({ value: one, label: say(`office.survey.${one}`) }));
  return <ChoiceField label={localised(item.text)} options={options} value={value} onChoose={onChoose} />;
}

function PracticeChoice({
  label,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
}) {
  const say = useSay();
  const { localised } = useLanguage();
  const library = useQuery(libraryQuery).data;
  return (
    <SelectField label={label} value={value ?? ''} onChange={({ target }) => onChoose(target.value)}>
      <option value="" disabled>
        {say('office.survey.choose')}
      </option>
      <option value="none">{say('office.survey.none')}</option>
      {library?.all.map(({ id, code, title }) => (
        <option key={id} value={id}>
          {code} {localised(title)}
        </option>
      ))}
    </SelectField>
  );
}
