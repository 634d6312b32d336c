import type { Decoy, ExpectedFinding } from '@tracecraft/course';
import { Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, LinesField, NumberField, WordsField } from './draft-fields.tsx';
import { freeId } from './new-draft.ts';

const KINDS = ['inculpatory', 'exculpatory', 'neutral'] as const;

/** Findings the truth holds (also those that speak for a suspect), and wrong answers that tempt. */
export function FindingsSection() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setTruth } = useDraftAtWork();
  const { truth } = draft;
  const { questions } = draft.exercise;
  const first = questions[0];
  const taken = [...truth.findings, ...truth.decoys].map(({ id }) => id);
  const questionOf = (id: string): string => {
    const found = questions.find((one) => one.id === id);
    return found === undefined ? id : localised(found.text);
  };
  return (
    <>
      <Panel title={say('run.author.section.findings')}>
        <ItemList
          items={truth.findings}
          titleOf={({ question, accept }) => `${questionOf(question)} · ${accept[0] ?? ''}`}
          onChange={(findings) => setTruth({ findings })}
          make={
            first === undefined
              ? null
              : (): ExpectedFinding => ({
                  id: freeId('', taken, 'finding'),
                  question: first.id,
                  accept: [],
                  evidence: null,
                  at: [],
                  points: 5,
                  match: 'whole',
                  kind: 'inculpatory',
                  explanation: { en: '' },
                })
          }
          addLabel={say('run.author.findings.add')}
          emptyText={say(
            first === undefined ? 'run.author.findings.no-question' : 'run.author.findings.none',
          )}
        >
          {(finding, set) => <FindingFields finding={finding} onChange={set} />}
        </ItemList>
      </Panel>
      <Panel title={say('run.author.decoys')}>
        <ItemList
          items={truth.decoys}
          titleOf={({ question, answers }) => `${questionOf(question)} · ${answers[0] ?? ''}`}
          onChange={(decoys) => setTruth({ decoys })}
          make={
            first === undefined
              ? null
              : (): Decoy => ({
                  id: freeId('', taken, 'decoy'),
                  question: first.id,
                  answers: [],
                  penalty: 3,
                  explanation: { en: '' },
                })
          }
          addLabel={say('run.author.decoys.add')}
          emptyText={say('run.author.decoys.none')}
        >
          {(decoy, set) => (
            <>
              <QuestionChoice value={decoy.question} onChoose={(question) => set({ ...decoy, question })} />
              <AnswerLines
                question={decoy.question}
                label={say('run.author.decoys.answers')}
                value={decoy.answers}
                onChange={(answers) => set({ ...decoy, answers })}
              />
              <NumberField
                label={say('run.author.decoys.penalty')}
                least={1}
                value={decoy.penalty}
                onChange={(penalty) => set({ ...decoy, penalty })}
              />
              <WordsField
                long
                label={say('run.author.explanation')}
                value={decoy.explanation}
                onChange={(explanation) => set({ ...decoy, explanation })}
              />
            </>
          )}
        </ItemList>
      </Panel>
    </>
  );
}

function FindingFields({
  finding,
  onChange,
}: {
  readonly finding: ExpectedFinding;
  readonly onChange: (finding: ExpectedFinding) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft } = useDraftAtWork();
  return (
    <>
      <QuestionChoice value={finding.question} onChoose={(question) => onChange({ ...finding, question })} />
      <AnswerLines
        question={finding.question}
        label={say('run.author.findings.accept')}
        value={finding.accept}
        onChange={(accept) => onChange({ ...finding, accept })}
      />
      <div className={styles['row']}>
        <SelectField
          label={say('run.author.findings.match')}
          value={finding.match ?? 'whole'}
          onChange={(event) =>
            onChange({ ...finding, match: event.target.value === 'contains' ? 'contains' : 'whole' })
          }
        >
          <option value="whole">{say('run.author.findings.whole')}</option>
          <option value="contains">{say('run.author.findings.contains')}</option>
        </SelectField>
        <SelectField
          label={say('run.author.findings.kind')}
          value={finding.kind}
          onChange={(event) =>
            onChange({ ...finding, kind: KINDS.find((kind) => kind === event.target.value) ?? 'neutral' })
          }
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`run.author.findings.${kind}`)}
            </option>
          ))}
        </SelectField>
        <NumberField
          label={say('run.author.points')}
          least={1}
          value={finding.points}
          onChange={(points) => onChange({ ...finding, points })}
        />
        <SelectField
          label={say('run.author.findings.evidence')}
          value={finding.evidence ?? ''}
          onChange={(event) =>
            onChange({
              ...finding,
              evidence: event.target.value || null,
              at: event.target.value === '' ? [] : finding.at,
            })
          }
        >
          <option value="">{say('run.author.findings.no-evidence')}</option>
          {draft.exercise.evidence.map(({ id, title }) => (
            <option key={id} value={id}>
              {localised(title)}
            </option>
          ))}
        </SelectField>
      </div>
      {finding.evidence !== null && (
        <ItemList
          items={finding.at}
          titleOf={({ offset, length }) => say('run.author.findings.bytes', { offset, length })}
          onChange={(at) => onChange({ ...finding, at })}
          make={() => ({ offset: 0, length: 512 })}
          addLabel={say('run.author.findings.add-bytes')}
          emptyText={say('run.author.findings.no-bytes')}
        >
          {(range, set) => (
            <div className={styles['row']}>
              <NumberField
                label={say('run.author.findings.offset')}
                value={range.offset}
                onChange={(offset) => set({ ...range, offset })}
              />
              <NumberField
                label={say('run.author.findings.length')}
                least={1}
                value={range.length}
                onChange={(length) => set({ ...range, length })}
              />
            </div>
          )}
        </ItemList>
      )}
      <WordsField
        long
        label={say('run.author.explanation')}
        value={finding.explanation}
        onChange={(explanation) => onChange({ ...finding, explanation })}
      />
    </>
  );
}

function QuestionChoice({
  value,
  onChoose,
}: {
  readonly value: string;
  readonly onChoose: (question: string) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { questions } = useDraftAtWork().draft.exercise;
  return (
    <SelectField
      label={phrases.say('run.author.question')}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {questions.every(({ id }) => id !== value) && <option>{value}</option>}
      {questions.map(({ id, text }) => (
        <option key={id} value={id}>
          {localised(text)}
        </option>
      ))}
    </SelectField>
  );
}

/** Answers one a line; of a question with choices, their ids are offered as ticks. */
function AnswerLines({
  question,
  label,
  value,
  onChange,
}: {
  readonly question: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { phrases, localised } = useLanguage();
  const choices = useDraftAtWork().draft.exercise.questions.find(({ id }) => id === question)?.choices;
  if (choices === undefined)
    return (
      <LinesField
        label={label}
        hint={phrases.say('run.author.one-a-line')}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map(({ id, text }) => (
        <label key={id} className={styles['check']}>
          <input
            type="checkbox"
            checked={value.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, id] : value.filter((one) => one !== id))
            }
          />
          {localised(text)}
        </label>
      ))}
    </fieldset>
  );
}
