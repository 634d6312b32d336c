import { Link, useNavigate } from '@tanstack/react-router';
import type { Question } from '@tracecraft/course';
import {
  departures as departuresOf,
  findings as findingsOf,
  stateAct,
  type FindingView,
} from '@tracecraft/workbench';
import { useMemo, useState, type FormEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { Button, ChoiceField, Empty, Notice, Panel, Tag, TextArea, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { AdviceCard } from '../advice/advice-card.tsx';
import { useVisibleAdvice } from '../advice/use-visible-advice.ts';
import { usePerform, type Perform } from '../scene/use-perform.ts';
import styles from './hand-in.module.css';

/** Before the work leaves one's hands: the questions and what answers them, departures not yet explained, what is unsent. */
export function HandInScreen() {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const { events, verdicts } = useShownRecord();
  const { perform, outcome } = usePerform();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const findings = useMemo(() => findingsOf(events), [events]);
  const advice = useVisibleAdvice(() => true, true).filter(({ form }) => form === 'departure');
  const explained = departuresOf(verdicts, events).filter(({ state }) => state !== 'open').length;

  async function handIn(): Promise<void> {
    if ((await perform(stateAct('case.handed-in'))) !== null)
      await navigate({ to: '/exercise/$exercise/debrief', params: { exercise: exercise.id } });
  }

  return (
    <Page>
      <h1>{say('hand-in.title')}</h1>
      <Panel title={say('hand-in.questions')} flush>
        <ul className={styles['questions']}>
          {exercise.questions.map((question) => (
            <li key={question.id}>
              <Answer
                question={question}
                given={findings.filter((finding) => finding.question === question.id)}
                perform={perform}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={say('hand-in.departures', { count: advice.length })}
        aside={<span className="label">{say('hand-in.explained', { count: explained })}</span>}
      >
        {advice.length === 0 ? (
          <Empty>{say('hand-in.no-departures')}</Empty>
        ) : (
          <ul className={styles['cards']}>
            {advice.map((card) => (
              <li key={card.id}>
                <AdviceCard advice={card} perform={perform} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {outcome !== null && (
        <Notice tone={outcome.tone} live>
          {outcome.text}
        </Notice>
      )}
      <Panel title={say('hand-in.do')}>
        <div className={styles['final']}>
          <p>{say('hand-in.final')}</p>
          <label className={styles['sure']}>
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {say('hand-in.sure')}
          </label>
          <Button look="primary" disabled={!sure} onClick={() => void handIn()}>
            {say('hand-in.do')}
          </Button>
        </div>
      </Panel>
    </Page>
  );
}

/** One question, the findings that answer it, and a form to state one that rests on no image. */
function Answer({
  question,
  given,
  perform,
}: {
  readonly question: Question;
  readonly given: readonly FindingView[];
  readonly perform: Perform;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { exercise } = useOpenCase();
  const answerText = (answer: string | null): string => {
    const choice = question.choices?.find(({ id }) => id === answer);
    return choice === undefined ? (answer ?? '') : localised(choice.text);
  };
  return (
    <article className={styles['question']}>
      <h3>{localised(question.text)}</h3>
      {given.length === 0 && <p className={styles['open']}>{say('hand-in.unanswered')}</p>}
      {given.map((finding) => (
        <p key={finding.event}>
          <Link to="." search={(before: Record<string, unknown>) => ({ ...before, event: finding.event })}>
            {finding.sentence}
          </Link>{' '}
          {finding.answer !== null && <Tag>{answerText(finding.answer)}</Tag>}{' '}
          <Tag tone={finding.locus === null ? 'risk' : 'ok'}>
            {say(finding.locus === null ? 'hand-in.no-bytes' : 'hand-in.rests-on-bytes')}
          </Tag>
        </p>
      ))}
      <details>
        <summary>{say('hand-in.state')}</summary>
        <p className="label">
          {say('hand-in.lab-hint')}{' '}
          <Link to="/exercise/$exercise/lab" params={{ exercise: exercise.id }}>
            {say('nav.lab')}
          </Link>
        </p>
        <FindingForm question={question} perform={perform} />
      </details>
    </article>
  );
}

function FindingForm({ question, perform }: { readonly question: Question; readonly perform: Perform }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const [answer, setAnswer] = useState('');
  const [sentence, setSentence] = useState('');
  const ready = answer.trim() !== '' && sentence.trim() !== '';
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready) return;
    const done = await perform(
      stateAct('finding.stated', { fields: { question: question.id, answer, sentence } }),
    );
    if (done === null) return;
    setAnswer('');
    setSentence('');
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      {question.choices === undefined ? (
        <TextField
          label={say('field.answer')}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      ) : (
        <ChoiceField
          label={say('field.answer')}
          options={question.choices.map(({ id, text }) => ({ value: id, label: localised(text) }))}
          value={answer}
          onChoose={setAnswer}
        />
      )}
      <TextArea
        label={say('field.sentence')}
        value={sentence}
        onChange={(event) => setSentence(event.target.value)}
      />
      <Button type="submit" disabled={!ready}>
        {say('act.finding.stated')}
      </Button>
    </form>
  );
}
