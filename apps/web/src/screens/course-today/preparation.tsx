import { Link } from '@tanstack/react-router';
import { peopleOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** How far the office is: each step of a course with its count and the place where it is done. */
export function Preparation() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, stream } = useCourse();
  const { act, outcome } = useCourseAct();
  const trainees = peopleOf(state, code, 'trainee');
  const inTeams = trainees.filter(({ account }) =>
    [...state.teams.values()].some(({ members }) => members.includes(account)),
  );
  const seats = [...state.delegations.values()].reduce((sum, { quota }) => sum + quota, 0);
  const certificates = state.certificates.filter(({ revoked }) => revoked === null);
  const people = trainees.length;
  const steps: readonly (readonly [to: string, text: string, done: boolean])[] = [
    [
      '/course/$course/people',
      say('office.prepare.people', { delegations: state.delegations.size, seats, people }),
      people > 0,
    ],
    [
      '/course/$course/teams',
      say('office.prepare.teams', { teams: state.teams.size, placed: inTeams.length, people }),
      people > 0 && inTeams.length === people,
    ],
    [
      '/course/$course/programme',
      say('office.prepare.programme', { sessions: state.sessions.size, runs: state.runs.size }),
      state.runs.size > 0,
    ],
    [
      '/course/$course/code',
      say('office.prepare.code', { signed: state.signatures.size, people: state.people.size }),
      people > 0 && trainees.every(({ account }) => state.signatures.has(account)),
    ],
    [
      '/course/$course/certificates',
      say('office.prepare.certificates', { issued: certificates.length, people }),
      certificates.length > 0,
    ],
  ];
  return (
    <Panel title={say('office.prepare.title')} flush>
      <ul className={parts['lines']}>
        {steps.map(([to, text, done]) => (
          <li key={to}>
            <span className={parts['what']}>
              <Link to={to} params={{ course: stream.replace(/^course:/, '') }}>
                {text}
              </Link>
            </span>
            <Tag tone={done ? 'ok' : undefined}>{say(done ? 'office.today.done' : 'office.today.open')}</Tag>
          </li>
        ))}
        {state.closed === null && (
          <li>
            <details className={parts['more']}>
              <summary>{say('office.prepare.close')}</summary>
              <p>{say('office.prepare.close-how')}</p>
              <Said outcome={outcome} />
              <Button look="danger" onClick={() => void act('course.closed', {})}>
                {say('office.prepare.close-now')}
              </Button>
            </details>
          </li>
        )}
      </ul>
    </Panel>
  );
}
