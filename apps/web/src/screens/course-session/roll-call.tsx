import { wasThere, type Attendance, type CourseState } from '@tracecraft/course';
import { cameFrom, peopleOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Empty, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** Who is in the room, who takes part from afar, who is missing: by name, one tap each. */
export function RollCall({ session }: { readonly session: string }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const trainees = peopleOf(state, code, 'trainee');
  const marks = state.attendance.get(session);
  const there = trainees.filter(({ account }) => {
    const mark = marks?.get(account);
    return mark !== undefined && wasThere(state, mark);
  }).length;
  const mark = (account: string, present: boolean, how: Attendance['how']): void =>
    void act('attendance.marked', { session, account, present, how });
  return (
    <Panel
      title={say('office.attendance.title', { there, expected: trainees.length })}
      aside={<Said outcome={outcome} />}
      flush
    >
      {trainees.length === 0 && <Empty>{say('office.attendance.nobody')}</Empty>}
      <ul className={parts['lines']}>
        {trainees.map((person) => {
          const { account, name } = person;
          const known = marks?.get(account);
          const remote = state.delegations.get(person.delegation ?? '')?.remote === true;
          const word = standing(state, known);
          const here = say(remote ? 'office.attendance.remote' : 'office.attendance.there');
          return (
            <li key={account}>
              <span className={parts['what']}>
                <b>{name}</b>
                <small>{cameFrom(state, person)}</small>
              </span>
              <span className={parts['row']}>
                <Tag tone={word.tone}>{say(`office.attendance.${word.word}`)}</Tag>
                <Button
                  aria-label={`${here}: ${name}`}
                  onClick={() => mark(account, true, remote ? 'remote' : 'roll-call')}
                >
                  {here}
                </Button>
                <Button
                  aria-label={`${say('office.attendance.missing')}: ${name}`}
                  onClick={() => mark(account, false, 'roll-call')}
                >
                  {say('office.attendance.missing')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function standing(
  state: CourseState,
  mark: Attendance | undefined,
): { readonly word: string; readonly tone?: 'ok' | 'risk' } {
  if (mark === undefined) return { word: 'unmarked' };
  if (!mark.present) return { word: 'missing', tone: 'risk' };
  if (!wasThere(state, mark)) return { word: 'code-wrong', tone: 'risk' };
  if (mark.how === 'remote') return { word: 'remote', tone: 'ok' };
  return { word: mark.how === 'code' ? 'by-code' : 'there', tone: 'ok' };
}
