import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { useEffect } from 'react';
import type { LinkState } from '../adapters/link.ts';
import { courseQuery, OpenCourseContext, useCourse, useCourseLink } from '../case/open-course.ts';
import { Notice, Progress, Tag } from '../design/index.ts';
import { LaterPhrases, loadFonts, useSay } from '../language/index.ts';
import { COURSE_TABS } from './course-tabs.ts';
import { CannotOpen } from './cannot-open.tsx';
import { ForRecorder } from './for-recorder.tsx';
import { Page } from './page.tsx';
import { StreamFrame } from './stream-frame.tsx';

/** The course of this address, opened for the screens inside. */
export function CourseShell() {
  return (
    <LaterPhrases>
      <Opening />
    </LaterPhrases>
  );
}

function Opening() {
  const say = useSay();
  return (
    <ForRecorder title={say('office.cannot-open')}>{(account) => <CourseOf account={account} />}</ForRecorder>
  );
}

function CourseOf({ account }: { readonly account: Account }) {
  const say = useSay();
  const { course } = useParams({ from: '/shell/course/$course' });
  const { data, error } = useQuery(courseQuery(`course:${course}`, account));
  if (error !== null)
    return (
      <CannotOpen title={say('office.cannot-open')} problem={error}>
        <Link to="/courses">{say('shell.courses')}</Link>
      </CannotOpen>
    );
  if (data === undefined) return <Page>{<Progress label={say('office.opening')} />}</Page>;
  return (
    <OpenCourseContext value={data}>
      <Frame course={course} />
    </OpenCourseContext>
  );
}

function Frame({ course }: { readonly course: string }) {
  const say = useSay();
  const { state, role } = useCourse();
  const link = useCourseLink();
  const korean = [...state.people.values()].some(({ name }) => /\p{Script=Hangul}/u.test(name));
  useEffect(() => {
    // Names stand in their own script, whatever language the reader has.
    if (korean) void loadFonts('ko');
  }, [korean]);
  const tabs = COURSE_TABS.filter(({ roles }) => roles === 'everyone' || roles.includes(role));
  return (
    <StreamFrame
      head={
        <>
          <b>{state.opened?.title ?? say('office.no-record-yet')}</b> <Tag>{say(`role.${role}`)}</Tag>
        </>
      }
      link={link}
      label={say('office.tabs')}
      tabs={tabs.map(({ to, phrase }) => (
        <Link key={to} to={to} params={{ course }} activeOptions={{ exact: to === '/course/$course' }}>
          {say(phrase)}
        </Link>
      ))}
    >
      {state.opened === null ? <NotHere reach={link.reach} /> : <Outlet />}
    </StreamFrame>
  );
}

/** Nothing of the course is on this device yet: it is being fetched, or cannot be. */
function NotHere({ reach }: { readonly reach: LinkState['reach'] }) {
  const say = useSay();
  return (
    <Page>
      {reach === 'connecting' || reach === 'online' ? (
        <Progress label={say('office.fetching')} />
      ) : (
        <Notice tone="risk" live>
          <p>{say(reach === 'signed-out' ? 'band.signed-out' : 'office.not-here')}</p>
          <p>
            <Link to="/courses">{say('shell.courses')}</Link>
          </p>
        </Notice>
      )}
    </Page>
  );
}
