import { useQuery } from '@tanstack/react-query';
import { scoreActivity, type ActivityCardScore, type Answers, type CourseRun } from '@tracecraft/course';
import { activityKeyQuery } from '../../case/activity-papers.ts';
import { useCourse } from '../../case/open-course.ts';
import { libraryQuery } from '../../case/practice-library.ts';
import { Facts, Notice, Panel, Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Problem } from '../../shell/cannot-open.tsx';
import styles from './activities.module.css';

/** What the answers were worth, and for each card what is right and why: after the run, for those who answered. */
export function ActivityResult({ run, answers }: { readonly run: CourseRun; readonly answers: Answers }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { stream } = useCourse();
  const { data: key, error } = useQuery(activityKeyQuery(stream, run));
  const library = useQuery(libraryQuery).data;
  if (error !== null) return <Problem problem={error} />;
  if (key === undefined) return <Progress label={say('run.activity.loading')} />;
  const score = scoreActivity(key, answers);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const words = (card: ActivityCardScore, value: string): string => {
    const [practice = value] = value.split('@');
    const known = library?.practice(practice);
    if (known !== undefined) return localised(known.title);
    if (key.kind === 'decisions') {
      const option = key.cards.find((one) => one.id === card.id)?.options.find((one) => one.id === value);
      return option === undefined ? value : localised(option.text);
    }
    return value === 'departure' || value === 'no-departure' ? say(`run.activity.${value}`) : value;
  };
  const found = new Set(score.cards.map(({ given }) => given));
  const wrong =
    key.kind === 'gaps' ? [...new Set(answers.values())].filter((claim) => !found.has(claim)) : [];
  const title = (claim: string): string => {
    const id = claim.slice(0, claim.lastIndexOf('@'));
    const practice = library?.practice(id);
    return practice === undefined ? id : localised(practice.title);
  };
  return (
    <Panel title={say('run.activity.result')}>
      {answers.size === 0 && <Notice tone="risk">{say('run.activity.no-answer')}</Notice>}
      <Facts
        rows={[
          [say('run.activity.right'), say('run.activity.of', { right: score.right, of: score.of })],
          ...(score.precision === null
            ? []
            : ([[say('run.activity.precision'), percent(score.precision)]] as const)),
          [say('run.activity.recall'), percent(score.recall)],
        ]}
      />
      <ol className={styles['result']}>
        {score.cards.map((card) => (
          <li key={card.id} data-right={card.right}>
            <b>
              {say(
                card.right
                  ? 'run.activity.was-right'
                  : card.given === null
                    ? 'run.activity.open'
                    : 'run.activity.was-wrong',
              )}
            </b>{' '}
            {card.given !== null && words(card, card.given)}
            {!card.right && <p>{say('run.activity.would-be', { answer: words(card, card.expected) })}</p>}
            <p>{localised(card.why)}</p>
          </li>
        ))}
      </ol>
      {wrong.length > 0 && (
        <>
          <h3>{say('run.activity.no-gap')}</h3>
          <ul>
            {wrong.map((claim) => (
              <li key={claim}>
                {say('run.activity.claim-at', {
                  practice: title(claim),
                  line: claim.slice(claim.lastIndexOf('@') + 1),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
