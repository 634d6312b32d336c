import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths, type Account, type CourseSummary } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { buttonClass, Empty, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { LaterPhrases, deviceZone, formatDay, useLanguage, useSay } from '../../language/index.ts';
import { useAccount } from '../../shell/account.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { SignInScreen } from '../sign-in/sign-in-screen.tsx';

/** The courses a person is part of; the programme office makes a new one from here. */
export function CoursesScreen() {
  const say = useSay();
  const account = useAccount();
  if (account === undefined) return <Page>{<Progress label={say('case.who')} />}</Page>;
  if (account === null) return <SignInScreen />;
  return (
    <LaterPhrases>
      <Courses account={account} />
    </LaterPhrases>
  );
}

function Courses({ account }: { readonly account: Account }) {
  const say = useSay();
  const { data, error, isPending } = useQuery({
    queryKey: ['courses', account.id],
    queryFn: () => freshOrKept<readonly CourseSummary[]>(paths.courses),
  });
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('office.courses.title')}</h1>
        {account.role === 'programme-office' && (
          <Link to="/courses/new" className={buttonClass({ look: 'primary' })}>
            {say('office.courses.new')}
          </Link>
        )}
      </header>
      {error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      {isPending && <Progress label={say('office.courses.loading')} />}
      {data !== undefined && (
        <Panel title={say('office.courses.yours')} flush>
          {data.length === 0 ? <Empty>{say('office.courses.none')}</Empty> : <CourseList courses={data} />}
        </Panel>
      )}
    </Page>
  );
}

function CourseList({ courses }: { readonly courses: readonly CourseSummary[] }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const day = (time: number): string => formatDay(time, code, deviceZone());
  return (
    <ul className={parts['lines']}>
      {courses
        .toSorted((a, b) => (b.starts ?? Infinity) - (a.starts ?? Infinity))
        .map(({ stream, title, starts, ends, role, closed }) => (
          <li key={stream}>
            <span className={parts['what']}>
              <Link to="/course/$course" params={{ course: stream.replace(/^course:/, '') }}>
                <b>{title ?? say('office.courses.not-open-yet')}</b>
              </Link>
              {starts !== null && ends !== null && (
                <small>{say('office.courses.days', { from: day(starts), to: day(ends) })}</small>
              )}
            </span>
            <span className={parts['row']}>
              {closed && <Tag>{say('office.courses.closed')}</Tag>}
              <Tag>{say(`role.${role}`)}</Tag>
            </span>
          </li>
        ))}
    </ul>
  );
}
