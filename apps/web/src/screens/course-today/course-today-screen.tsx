import { useCourse } from '../../case/open-course.ts';
import { Page } from '../../shell/page.tsx';

/** Where a person stands in a course today. */
export function CourseTodayScreen() {
  const { state } = useCourse();
  return (
    <Page>
      <h1>{state.opened?.title}</h1>
    </Page>
  );
}
