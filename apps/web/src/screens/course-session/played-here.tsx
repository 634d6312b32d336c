import { Link } from '@tanstack/react-router';
import type { PlannedSession } from '@tracecraft/course';
import { useCourse } from '../../case/open-course.ts';
import { buttonClass, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { playedName } from '../course-parts/played-name.ts';

/** What is played in a session. Tests and forms open here; exercises and activities open from the run of the team. */
export function PlayedHere({ session }: { readonly session: PlannedSession }) {
  const say = useSay();
  const { stream } = useCourse();
  const course = stream.replace(/^course:/, '');
  return (
    <Panel title={say('office.session.plays')}>
      <div className={parts['row']}>
        {session.plays.map((one) => {
          const id = one.slice(one.indexOf(':') + 1);
          const name = playedName(say, one);
          if (one.startsWith('test:'))
            return (
              <Link
                key={one}
                to="/course/$course/test/$test"
                params={{ course, test: id }}
                className={buttonClass()}
              >
                {name}
              </Link>
            );
          if (one.startsWith('survey:'))
            return (
              <Link
                key={one}
                to="/course/$course/survey/$survey"
                params={{ course, survey: id }}
                search={{ about: session.session }}
                className={buttonClass()}
              >
                {name}
              </Link>
            );
          return (
            <Link key={one} to="/course/$course/runs" params={{ course }} className={buttonClass()}>
              {name}
            </Link>
          );
        })}
      </div>
    </Panel>
  );
}
