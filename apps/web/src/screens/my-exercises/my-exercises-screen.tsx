import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ExerciseBrief } from '@tracecraft/course';
import { paths, type Account, type CaseSummary, type InRun } from '@tracecraft/protocol';
import { isWatcher } from '@tracecraft/workbench';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { missingCapabilities } from '../../adapters/capabilities.ts';
import type { Within } from '../../case/load-case.ts';
import { buttonClass, Empty, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { isStaff, useAccount } from '../../shell/account.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import { SignInScreen } from '../sign-in/sign-in-screen.tsx';
import styles from './my-exercises.module.css';

/** Where a signed-in person begins: their exercises, or for course staff the boards. */
export function MyExercisesScreen() {
  const account = useAccount();
  const { say } = useLanguage().phrases;
  if (account === undefined) return <Page>{<Progress label={say('case.who')} />}</Page>;
  return account === null ? <SignInScreen /> : <Exercises account={account} />;
}

/** An exercise of the list, and the run it is played in. */
type Listed = ExerciseBrief & InRun;

function isOf(one: CaseSummary, { exercise, run, course }: Listed): boolean {
  return one.exercise === exercise && one.run === run && one.course === course;
}

/** What the address of a case says beside the exercise. */
function runIn({ run, course }: Listed): Within {
  return run === null || course === null ? {} : { run, course: course.replace('course:', '') };
}

function Exercises({ account }: { readonly account: Account }) {
  const { say } = useLanguage().phrases;
  const exercises = useQuery({
    queryKey: ['exercises', account.id],
    queryFn: () => freshOrKept<readonly Listed[]>(paths.exercises),
  });
  const cases = useQuery({
    queryKey: ['cases', account.id],
    queryFn: () => freshOrKept<readonly CaseSummary[]>(paths.cases),
  });
  return (
    <Page>
      <header className={styles['head']}>
        <h1>{say(isStaff(account) ? 'exercises.title-staff' : 'exercises.title')}</h1>
        <p className={styles['who']}>
          <b>{account.name}</b> · {account.agency} · {say(`role.${account.role}`)}{' '}
          <Tag tone={account.strength === 'sign-in-link' ? 'risk' : undefined}>
            {say(`strength.${account.strength}`)}
          </Tag>
        </p>
      </header>
      {missingCapabilities().map((missing) => (
        <Notice key={missing} tone="departure">
          <p>{say(`missing.${missing}`)}</p>
        </Notice>
      ))}
      {exercises.error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, exercises.error)}</p>
        </Notice>
      )}
      {exercises.isPending && <Progress label={say('exercises.loading')} />}
      {exercises.data?.length === 0 && <Empty>{say('exercises.none')}</Empty>}
      <ul className={styles['list']}>
        {exercises.data?.map((exercise) => (
          <li key={`${exercise.course} ${exercise.run} ${exercise.exercise}`}>
            <ExerciseRow
              exercise={exercise}
              account={account}
              own={cases.data?.filter((one) => isOf(one, exercise)) ?? []}
            />
          </li>
        ))}
      </ul>
      <p>
        <Link to="/lab">{say('sign-in.lab')}</Link>
      </p>
    </Page>
  );
}

function ExerciseRow({
  exercise,
  account,
  own,
}: {
  readonly exercise: Listed;
  readonly account: Account;
  readonly own: readonly CaseSummary[];
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const staff = isStaff(account);
  const mine = own[0];
  const state = mine === undefined || mine.events === 0 ? 'new' : mine.handedIn ? 'done' : 'begun';
  return (
    <Panel
      title={localised(exercise.title)}
      aside={
        <span className={styles['tags']}>
          <Tag>{say(`setting.${exercise.setting}`)}</Tag>
          <Tag>{say('exercises.minutes', { minutes: exercise.minutes })}</Tag>
          <Tag>{say(`advice-mode.${exercise.adviceMode}`)}</Tag>
        </span>
      }
    >
      <div className={styles['row']}>
        <p>{localised(exercise.summary)}</p>
        {staff ? (
          <span className={styles['tags']}>
            {isWatcher(account.role) && (
              <Link
                to="/assess/$exercise"
                params={{ exercise: exercise.exercise }}
                className={buttonClass({ look: account.role === 'assessor' ? 'primary' : 'plain' })}
              >
                {say('assess.open')}
              </Link>
            )}
            <Link
              to="/board/$exercise"
              params={{ exercise: exercise.exercise }}
              className={buttonClass({ look: account.role === 'assessor' ? 'plain' : 'primary' })}
            >
              {say('exercises.board', { count: own.length })}
            </Link>
          </span>
        ) : (
          <Link
            to={
              state === 'done'
                ? '/exercise/$exercise/debrief'
                : state === 'begun' && exercise.scene !== null
                  ? '/exercise/$exercise/scene'
                  : '/exercise/$exercise'
            }
            params={{ exercise: exercise.exercise }}
            search={runIn(exercise)}
            className={buttonClass({ look: state === 'done' ? 'plain' : 'primary' })}
          >
            {say(`exercises.go-${state}`)}
          </Link>
        )}
      </div>
      {!staff && mine !== undefined && mine.events > 0 && (
        <p className="label">{say('exercises.team', { team: mine.team, count: mine.events })}</p>
      )}
    </Panel>
  );
}
