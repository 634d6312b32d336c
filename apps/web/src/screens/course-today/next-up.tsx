import { nextSession } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { useNow } from '../advice/use-now.ts';
import parts from '../course-parts/course-parts.module.css';
import { SessionLine } from '../course-programme/session-line.tsx';

/** The session that is on, or the next one. */
export function NextUp() {
  const say = useSay();
  const { state } = useCourse();
  const now = useNow(30_000);
  const next = nextSession(state, now);
  return (
    <Panel title={say(next?.on === true ? 'office.today.on' : 'office.today.next')} flush>
      {next === null ? (
        <Empty>{say('office.today.nothing-next')}</Empty>
      ) : (
        <ul className={parts['lines']}>
          <SessionLine session={next.session} day />
        </ul>
      )}
    </Panel>
  );
}
