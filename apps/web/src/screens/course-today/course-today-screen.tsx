import { useCourse } from '../../case/open-course.ts';
import { Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { NextUp } from './next-up.tsx';
import { MyTeam } from './my-team.tsx';
import { Preparation } from './preparation.tsx';
import { ToDo } from './to-do.tsx';

/** Where a person stands in a course today: what is next, what they have to do, and with whom. */
export function CourseTodayScreen() {
  const say = useSay();
  const { state, role } = useCourse();
  const { opened, closed } = state;
  return (
    <Page>
      <header>
        <h1>{opened?.title}</h1>
        {opened !== null && opened.note !== '' && <p>{opened.note}</p>}
      </header>
      {closed !== null && (
        <Notice>
          <p>{say('office.today.closed')}</p>
        </Notice>
      )}
      <NextUp />
      <ToDo />
      {role === 'trainee' && <MyTeam />}
      {role === 'programme-office' && <Preparation />}
    </Page>
  );
}
