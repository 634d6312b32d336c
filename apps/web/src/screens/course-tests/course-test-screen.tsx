import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { paperOf, testName, type TestBank } from '@tracecraft/course';
import { testNamed, testsQuery } from '../../case/course-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { Notice, Progress, Tag } from '../../design/index.ts';
import { formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { useReaderZone } from '../course-parts/when.tsx';
import { passNow } from './pass-now.ts';
import { TestItems } from './test-items.tsx';
import { TestStanding } from './test-standing.tsx';

/** The test before and after the course: the same items, each officer compared with themselves alone. */
export function CourseTestScreen() {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { test: id } = useParams({ from: '/shell/course/$course/test/$test' });
  const tests = useQuery(testsQuery);
  const { role } = useCourse();
  const bank = tests.data === undefined ? undefined : testNamed(tests.data, id);
  if (tests.isPending) return <Page>{<Progress label={say('office.test.loading')} />}</Page>;
  if (bank === undefined)
    return (
      <Page>
        <Notice tone="risk">
          <p>{say('office.test.unknown')}</p>
        </Notice>
      </Page>
    );
  return (
    <Page>
      <header>
        <h1>{localised(bank.title)}</h1>
        <p>{localised(bank.brief)}</p>
        {bank.drafts.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
      </header>
      {role === 'trainee' ? <Taking bank={bank} /> : <TestStanding bank={bank} />}
    </Page>
  );
}

function Taking({ bank }: { readonly bank: TestBank }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, account, stream } = useCourse();
  const zone = useReaderZone();
  const pass = passNow(state, account.id, bank, Date.now());
  const given = state.tests.filter((one) => one.account === account.id && one.test === testName(bank));
  return (
    <>
      {given.map((one) => (
        <Notice key={one.event} tone="ok" live>
          <p>{say(`office.test.given-${one.pass}`, { day: formatDay(one.at, code, zone) })}</p>
        </Notice>
      ))}
      {pass === null ? (
        <p>
          {given.length < 2 && say('office.test.after-later')}{' '}
          <Link to="/course/$course" params={{ course: stream.replace(/^course:/, '') }}>
            {say('office.tab.today')}
          </Link>
        </p>
      ) : (
        <TestItems key={pass} bank={bank} paper={paperOf(bank, account.id, pass)} pass={pass} />
      )}
    </>
  );
}
