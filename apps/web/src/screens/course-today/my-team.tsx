import { Link } from '@tanstack/react-router';
import { dutyIn, runsOf, teamOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel, Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { playedName } from '../course-parts/played-name.ts';
import { When } from '../course-parts/when.tsx';
import { Members } from '../course-teams/members.tsx';

/** A trainee's team, and their duty in each run ahead. */
export function MyTeam() {
  const say = useSay();
  const { state, account, stream } = useCourse();
  const team = teamOf(state, account.id);
  return (
    <Panel
      title={team === null ? say('office.today.team') : say('office.today.team-name', { team: team.name })}
      flush
    >
      {team === null ? (
        <Empty>{say('office.today.no-team')}</Empty>
      ) : (
        <ul className={parts['lines']}>
          <li>
            <Members accounts={team.members} />
          </li>
          {runsOf(state, account.id).map((run) => {
            const duty = dutyIn(run, team.team, account.id);
            return (
              <li key={run.run}>
                <span className={parts['what']}>
                  <Link to="/course/$course/runs" params={{ course: stream.replace(/^course:/, '') }}>
                    <b>{playedName(say, run.plays)}</b>
                  </Link>
                  <small>
                    <When {...run} day />
                  </small>
                </span>
                <span className={parts['row']}>
                  <Tag>{say(`office.run-state.${run.state}`)}</Tag>
                  <Tag tone={duty === null ? undefined : 'ok'}>
                    {duty === null
                      ? say('office.today.no-duty')
                      : say('office.today.duty', { duty: say(`duty.${duty}`) })}
                  </Tag>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
