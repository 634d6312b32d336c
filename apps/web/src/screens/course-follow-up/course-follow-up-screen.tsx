import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { templatesQuery } from '../../case/course-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel, Tag } from '../../design/index.ts';
import { formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { useReaderZone } from '../course-parts/when.tsx';
import { followUpsOf, type FollowUpDue } from './due-follow-ups.ts';

/** Months after a course: what officer and supervisor are asked, and for the office who has answered. */
export function CourseFollowUpScreen() {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { state, role, account } = useCourse();
  const months = useFollowUpMonths();
  const office = role === 'programme-office';
  const mine = followUpsOf(state, months, account.id);
  const all = office ? followUpsOf(state, months, null) : [];
  return (
    <Page>
      <header>
        <h1>{say('office.tab.follow-up')}</h1>
        <p>{say('office.follow-up.intro')}</p>
      </header>
      {(mine.length > 0 || !office) && (
        <Panel title={say('office.follow-up.yours')} flush>
          {mine.length === 0 && <Empty>{say('office.follow-up.none')}</Empty>}
          <FollowUpList list={mine} answering />
        </Panel>
      )}
      {office && (
        <Panel
          title={say('office.follow-up.all', {
            given: all.filter(({ given }) => given).length,
            asked: all.length,
          })}
          flush
        >
          <FollowUpList list={all} answering={false} />
        </Panel>
      )}
    </Page>
  );
}

/** Months at which the template of the course asks; three and six where it is not known. */
export function useFollowUpMonths(): readonly number[] {
  const { state } = useCourse();
  const templates = useQuery(templatesQuery).data;
  const template = templates?.find((one) => state.opened?.template?.startsWith(`${one.id}@`) === true);
  return template?.followUps ?? [3, 6];
}

function FollowUpList({
  list,
  answering,
}: {
  readonly list: readonly FollowUpDue[];
  readonly answering: boolean;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, stream } = useCourse();
  const zone = useReaderZone();
  const now = Date.now();
  return (
    <ul className={parts['lines']}>
      {list.map(({ account, months, as, from, given }) => (
        <li key={`${account} ${months} ${as}`}>
          <span className={parts['what']}>
            <b>{state.people.get(account)?.name ?? account}</b>
            <small>
              {say(`office.follow-up.as-${as}`)} · {say('office.follow-up.months', { months })} ·{' '}
              {formatDay(from, code, zone)}
            </small>
          </span>
          <span className={parts['row']}>
            <Tag tone={given ? 'ok' : from <= now ? 'risk' : undefined}>
              {say(
                given
                  ? 'office.follow-up.given'
                  : from <= now
                    ? 'office.follow-up.due'
                    : 'office.follow-up.later',
              )}
            </Tag>
            {answering && !given && from <= now && (
              <Link
                to="/course/$course/follow-up/$officer/$months"
                params={{ course: stream.replace(/^course:/, ''), officer: account, months: String(months) }}
              >
                {say('office.follow-up.answer')}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
