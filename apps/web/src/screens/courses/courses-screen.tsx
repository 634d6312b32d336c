import { CoursePhrases, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';

/** The courses a person is part of; the programme office makes a new one here. */
export function CoursesScreen() {
  return (
    <CoursePhrases>
      <Courses />
    </CoursePhrases>
  );
}

function Courses() {
  const say = useSay();
  return (
    <Page>
      <h1>{say('office.courses.title')}</h1>
    </Page>
  );
}
