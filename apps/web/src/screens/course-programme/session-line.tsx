import { Link } from '@tanstack/react-router';
import type { PlannedSession } from '@tracecraft/course';
import { useCourse } from '../../case/open-course.ts';
import { Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { playedName } from '../course-parts/played-name.ts';
import { When } from '../course-parts/when.tsx';

/** One session in a list: when, what, where, with whom, and whether it is off. */
export function SessionLine({
  session,
  day = false,
}: {
  readonly session: PlannedSession;
  readonly day?: boolean;
}) {
  const say = useSay();
  const { state, stream } = useCourse();
  const { session: id, module, title, place, mode, trainers, plays, cancelled } = session;
  const teachers = trainers.map((one) => state.people.get(one)?.name ?? one);
  const where = [place, mode === 'room' ? '' : say(`office.mode.${mode}`), ...teachers].filter(Boolean);
  return (
    <li>
      <span className={parts['what']}>
        <small>
          <When {...session} day={day} />
        </small>
        <Link
          to="/course/$course/session/$session"
          params={{ course: stream.replace(/^course:/, ''), session: id }}
        >
          <b>
            {module} {title}
          </b>
        </Link>
        {where.length > 0 && <small>{where.join(' · ')}</small>}
      </span>
      <span className={parts['row']}>
        {cancelled !== null && (
          <Tag tone="departure">{say('office.session.cancelled', { reason: cancelled })}</Tag>
        )}
        {plays.map((one) => (
          <Tag key={one}>{playedName(say, one)}</Tag>
        ))}
      </span>
    </li>
  );
}
