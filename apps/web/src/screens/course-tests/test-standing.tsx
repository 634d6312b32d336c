import { testName, type TestBank } from '@tracecraft/course';
import { peopleOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';

/** For course staff: who has still to take the test. How it went is in the report, pooled. */
export function TestStanding({ bank }: { readonly bank: TestBank }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const trainees = peopleOf(state, code, 'trainee');
  return (['before', 'after'] as const).map((pass) => {
    const given = new Set(
      state.tests.filter((one) => one.test === testName(bank) && one.pass === pass).map((one) => one.account),
    );
    const missing = trainees.filter(({ account }) => !given.has(account)).map(({ name }) => name);
    return (
      <Panel
        key={pass}
        title={say(`office.test.count-${pass}`, {
          given: trainees.length - missing.length,
          people: trainees.length,
        })}
      >
        <p>
          {missing.length === 0
            ? say('office.test.all')
            : say('office.test.missing', { names: missing.join(', ') })}
        </p>
      </Panel>
    );
  });
}
