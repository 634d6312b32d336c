import type { Question } from '@tracecraft/course';
import { Panel, SelectField, TextField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, WordsField } from './draft-fields.tsx';
import { freeId } from './new-draft.ts';

/** What the brief asks. A finding answers one of these; the truth says which answers count. */
export function QuestionsSection() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setExercise } = useDraftAtWork();
  const { questions } = draft.exercise;
  return (
    <Panel title={say('run.author.section.questions')}>
      <ItemList
        items={questions}
        titleOf={(question) => localised(question.text)}
        onChange={(changed) => setExercise({ questions: changed })}
        make={(): Question => ({
          id: freeId(
            '',
            questions.map(({ id }) => id),
            'question',
          ),
          text: { en: '' },
          answer: 'text',
        })}
        addLabel={say('run.author.questions.add')}
        emptyText={say('run.author.questions.none')}
      >
        {(question, set) => <QuestionFields question={question} onChange={set} />}
      </ItemList>
    </Panel>
  );
}

function QuestionFields({
  question,
  onChange,
}: {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
}) {
  const say = useSay();
  const { choices, ...plain } = question;
  return (
    <>
      <WordsField
        label={say('run.author.question')}
        value={question.text}
        onChange={(text) => onChange({ ...question, text })}
      />
      <SelectField
        label={say('run.author.questions.answer')}
        value={question.answer}
        onChange={(event) => {
          const answer = event.target.value as Question['answer'];
          onChange(answer === 'choice' ? { ...plain, answer, choices: choices ?? [] } : { ...plain, answer });
        }}
      >
        {(['text', 'number', 'choice'] as const).map((answer) => (
          <option key={answer} value={answer}>
            {say(`run.author.questions.${answer}`)}
          </option>
        ))}
      </SelectField>
      {question.answer === 'choice' && (
        <ItemList
          items={choices ?? []}
          titleOf={(choice) => choice.text.en}
          onChange={(changed) => onChange({ ...question, choices: changed })}
          make={() => ({
            id: freeId(
              '',
              (choices ?? []).map(({ id }) => id),
              'choice',
            ),
            text: { en: '' },
          })}
          addLabel={say('run.author.questions.add-choice')}
          emptyText={say('run.author.questions.no-choice')}
        >
          {(choice, set) => (
            <WordsField
              label={say('run.author.questions.choice-text')}
              value={choice.text}
              onChange={(text) => set({ ...choice, text })}
            />
          )}
        </ItemList>
      )}
      <TextField
        label={say('run.author.name-in-file')}
        value={question.id}
        onChange={(event) => onChange({ ...question, id: event.target.value })}
      />
    </>
  );
}
