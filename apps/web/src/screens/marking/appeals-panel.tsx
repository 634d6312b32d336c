import { useQuery } from '@tanstack/react-query';
import { appealsOf, type AppealCourse, type Score, type ScoreComponent } from '@tracecraft/course';
import { paths, type CaseSummary } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { libraryQuery } from '../../case/practice-library.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { AnswerAppeal } from './answer-appeal.tsx';
import { useCriterionNames } from './criterion-names.ts';

/** What officers asked to be looked at again, and the answer: a reason always, new points where they change. */
export function AppealsPanel({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { say } = useLanguage().phrases;
  const { state } = useCourse();
  const appeals = appealsOf(state);
  return (
    <Panel title={say('marking.appeals')} aside={<span className="label">{appeals.length}</span>} flush>
      {appeals.length === 0 && <Empty>{say('marking.no-appeals')}</Empty>}
      <ul className={parts['lines']}>
        {appeals.map((one) => (
          <li key={one.appeal.event}>
            <Asked one={one} team={cases.find(({ stream }) => stream === one.appeal.case)?.team ?? ''} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Asked({ one, team }: { readonly one: AppealCourse; readonly team: string }) {
  const { say } = useLanguage().phrases;
  const { appeal, changes } = one;
  const component = useComponent(appeal.case, appeal.component, changes.length);
  return (
    <div className={`${parts['what']} ${parts['form']}`}>
      <p>
        <b>{team}</b>{' '}
        <Tag tone={appeal.decision === null ? 'risk' : 'ok'}>
          {say(appeal.decision === null ? 'marking.open' : `marking.outcome.${appeal.decision.outcome}`)}
        </Tag>
      </p>
      {component !== null && <ComponentLine component={component} />}
      <blockquote>{appeal.reason}</blockquote>
      {appeal.decision === null ? (
        <AnswerAppeal appeal={appeal} maximum={component?.maximum ?? null} />
      ) : (
        <p className="label">
          {appeal.decision.reason}
          {changes.map((change) => ` · ${say('marking.set-to', { points: change.points / 100 })}`).join('')}
        </p>
      )}
    </div>
  );
}

/** The line of the score an appeal is about, as it stands now; null while it is fetched. */
function useComponent(stream: string, id: string, changes: number): ScoreComponent | null {
  const { data } = useQuery({
    queryKey: ['score', stream, changes],
    queryFn: () => freshOrKept<Score>(paths.score(stream)),
  });
  return data?.components.find((one) => one.id === id) ?? null;
}

function ComponentLine({ component: { why, points, maximum } }: { readonly component: ScoreComponent }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const named = useCriterionNames();
  const practice = useQuery(libraryQuery).data?.practice(String(why.params['practice'] ?? ''));
  const params = { ...named(why.params), ...(practice && { practice: localised(practice.title) }) };
  return (
    <p>
      {say(why.phrase, params)}{' '}
      <span className="label">{say('marking.now', { points: points / 100, maximum: maximum / 100 })}</span>
    </p>
  );
}
