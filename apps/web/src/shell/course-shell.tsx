import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { useEffect, useRef } from 'react';
import type { LinkState } from '../adapters/link.ts';
import { missingCapabilities } from '../adapters/capabilities.ts';
import { courseQuery, OpenCourseContext, useCourse, useCourseLink } from '../case/open-course.ts';
import { Notice, Progress, Tag } from '../design/index.ts';
import { LaterPhrases, loadFonts, useSay } from '../language/index.ts';
import { useAccount } from './account.ts';
import styles from './course-shell.module.css';
import { COURSE_TABS } from './course-tabs.ts';
import { CannotOpen, CannotRecord } from './cannot-open.tsx';
import { Page } from './page.tsx';
import { problemText } from './problem-text.ts';
import { syncWords } from './setting-band.tsx';

/** What stands around every screen of a course: its name, one's role, its places, and whether all is signed and sent. */
export function CourseShell() {
  return (
    <LaterPhrases>
      <Opening />
    </LaterPhrases>
  );
}

function Opening() {
  const say = useSay();
  const account = useAccount();
  const missing = missingCapabilities().filter((one) => one === 'signing' || one === 'storage');
  if (account === undefined) return <Page>{<Progress label={say('case.who')} />}</Page>;
  if (missing.length > 0 || account === null)
    return <CannotRecord title={say('office.cannot-open')} missing={missing} />;
  return <CourseOf account={account} />;
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
  const tabsRef = useRef<HTMLElement>(null);
  const place = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    // On a phone the bar is wider than the screen: where one is has to be seen.
    tabsRef.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [place]);
  const korean = [...state.people.values()].some(({ name }) => /\p{Script=Hangul}/u.test(name));
  useEffect(() => {
    // Names stand in their own script, whatever language the reader has.
    if (korean) void loadFonts('ko');
  }, [korean]);
  const tabs = COURSE_TABS.filter(({ roles }) => roles === 'everyone' || roles.includes(role));
  return (
    <>
      <header className={styles['head']}>
        <p className={styles['title']}>
          <b>{state.opened?.title ?? say('office.no-record-yet')}</b> <Tag>{say(`role.${role}`)}</Tag>
        </p>
        <output className={styles['sync']} data-unsent={link.unsent > 0 || link.refused.length > 0}>
          {syncWords(say, link)}
        </output>
      </header>
      <nav ref={tabsRef} className={styles['tabs']} aria-label={say('office.tabs')}>
        {tabs.map(({ to, phrase }) => (
          <Link key={to} to={to} params={{ course }} activeOptions={{ exact: to === '/course/$course' }}>
            {say(phrase)}
          </Link>
        ))}
      </nav>
      {link.refused.length > 0 && <Refused codes={link.refused.map(({ code }) => code)} />}
      {state.opened === null ? <NotHere reach={link.reach} /> : <Outlet />}
    </>
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

/** What the server did not take stays on this device; people are told why, once for each reason. */
function Refused({ codes }: { readonly codes: readonly string[] }) {
  const say = useSay();
  return (
    <Notice tone="departure">
      {[...new Set(codes)].map((code) => (
        <p key={code}>{problemText(say, { code, params: {} })}</p>
      ))}
    </Notice>
  );
}
