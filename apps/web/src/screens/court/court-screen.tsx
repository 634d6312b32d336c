import { useParams } from '@tanstack/react-router';
import { courtQuestions, type CourtExchange, type CourtQuestion } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import { useMemo, useState } from 'react';
import { useCourseCases } from '../../case/marking-content.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { OpenedCase } from '../../case/opened-case.tsx';
import { useRecord } from '../../case/use-record.ts';
import { Button, Empty, Notice, Panel, Progress, Tag, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Problem } from '../../shell/cannot-open.tsx';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { eventTitle } from '../record/event-words.ts';
import { useCaseNames } from '../record/use-case-names.ts';

/** The mock court about one case: the panel asks from the gaps in the team's own record, the officers answer. */
export function CourtScreen() {
  const { say } = useLanguage().phrases;
  const { stream } = useParams({ from: '/shell/course/$course/court/$stream' });
  const { cases, problem } = useCourseCases();
  const summary = cases?.find((one) => one.stream === stream);
  if (problem !== null) return <Page>{<Problem problem={problem} />}</Page>;
  if (cases === undefined) return <Page>{<Progress label={say('marking.loading')} />}</Page>;
  if (summary === undefined) return <Page>{<Empty>{say('marking.unknown')}</Empty>}</Page>;
  return <Court summary={summary} />;
}

function Court({ summary }: { readonly summary: CaseSummary }) {
  const { say } = useLanguage().phrases;
  const { state, role } = useCourse();
  const asked = state.court.filter((one) => one.case === summary.stream);
  const asks = role === 'assessor' || role === 'trainer';
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('court.title', { team: summary.team })}</h1>
        <p>{say('court.why')}</p>
      </header>
      <Panel title={say('court.asked')} flush>
        {asked.length === 0 && <Empty>{say('court.none')}</Empty>}
        <ul className={parts['lines']}>
          {asked.map((one) => (
            <li key={one.event}>
              <Exchange exchange={one} answers={role === 'trainee'} />
            </li>
          ))}
        </ul>
      </Panel>
      {asks && <Bench summary={summary} asked={asked} />}
    </Page>
  );
}

function Exchange({ exchange, answers }: { readonly exchange: CourtExchange; readonly answers: boolean }) {
  const { say } = useLanguage().phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const [answer, setAnswer] = useState('');
  const give = async (): Promise<void> => {
    const event = await act('court.answered', { question: exchange.event, answer: answer.trim() });
    if (event !== null) setAnswer('');
  };
  return (
    <div className={parts['what']}>
      <p>
        <b>{exchange.question}</b>{' '}
        {exchange.about.length > 0 && <Tag>{say('court.about', { count: exchange.about.length })}</Tag>}
      </p>
      {exchange.answers.map((one) => (
        <p key={one.event}>
          {one.answer} <span className="label">{state.people.get(one.by)?.name ?? ''}</span>
        </p>
      ))}
      {answers && (
        <div className={parts['form']}>
          <TextArea
            label={say('court.answer')}
            value={answer}
            maxLength={4000}
            onChange={(event) => setAnswer(event.target.value)}
          />
          {outcome !== null && (
            <Notice tone={outcome.tone} live>
              <p>{outcome.text}</p>
            </Notice>
          )}
          <Button disabled={answer.trim() === ''} onClick={() => void give()}>
            {say('court.give')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Where the panel sits: questions drawn from the record, to ask as they are or in other words. */
function Bench({
  summary,
  asked,
}: {
  readonly summary: CaseSummary;
  readonly asked: readonly CourtExchange[];
}) {
  return (
    <OpenedCase summary={summary}>
      <Questions asked={asked} />
    </OpenedCase>
  );
}

function Questions({ asked }: { readonly asked: readonly CourtExchange[] }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session, practices, summary } = useOpenCase();
  const { events, verdicts } = useRecord(session);
  const names = useCaseNames();
  const [own, setOwn] = useState('');
  const { act, outcome } = useCourseAct();
  const questions = useMemo(
    () =>
      courtQuestions(events, verdicts, {
        say,
        practice: (id) => {
          const practice = practices.practice(id);
          return practice === undefined ? id : localised(practice.title);
        },
        object: ({ type, id }) => names.object(id) ?? say(`court.object.${type}`),
        act: (event) => eventTitle(say, event, names),
      }),
    [events, verdicts, say, practices, localised, names],
  );
  const put = new Set(asked.map(({ question }) => question));
  const ask = async (question: string, about: readonly string[]): Promise<void> => {
    const event = await act('court.questioned', { case: summary.stream, about, question });
    if (event !== null && about.length === 0) setOwn('');
  };
  return (
    <Panel title={say('court.from-record')} aside={<span className="label">{questions.length}</span>} flush>
      <ul className={parts['lines']}>
        {questions
          .filter((one) => !put.has(one.question))
          .slice(0, 20)
          .map((one) => (
            <Suggested key={one.id} one={one} onAsk={() => void ask(one.question, one.about)} />
          ))}
        <li>
          <div className={`${parts['what']} ${parts['form']}`}>
            <TextArea
              label={say('court.own')}
              value={own}
              maxLength={2000}
              onChange={(event) => setOwn(event.target.value)}
            />
            {outcome !== null && (
              <Notice tone={outcome.tone} live>
                <p>{outcome.text}</p>
              </Notice>
            )}
            <Button disabled={own.trim() === ''} onClick={() => void ask(own.trim(), [])}>
              {say('court.ask')}
            </Button>
          </div>
        </li>
      </ul>
    </Panel>
  );
}

function Suggested({ one, onAsk }: { readonly one: CourtQuestion; readonly onAsk: () => void }) {
  const { say } = useLanguage().phrases;
  return (
    <li>
      <span className={parts['what']}>{one.question}</span>
      <Button small onClick={onAsk}>
        {say('court.ask')}
      </Button>
    </li>
  );
}
