import { paths } from '@tracecraft/protocol';
import { daysOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { useReaderZone } from '../course-parts/when.tsx';
import { CalendarAddress } from './calendar-address.tsx';
import { Materials } from './materials.tsx';
import { PlanSession } from './plan-session.tsx';
import { SessionLine } from './session-line.tsx';
import { Sponsors } from './sponsors.tsx';

/** The timetable day by day, on the clock of the course and on the reader's own. */
export function CourseProgrammeScreen() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role, stream } = useCourse();
  const own = useReaderZone();
  const zone = state.opened?.zone ?? own;
  const days = daysOf(state, zone);
  const teaches = role === 'programme-office' || role === 'trainer';
  const weekday = new Intl.DateTimeFormat(code, { timeZone: zone, dateStyle: 'full', calendar: 'gregory' });
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('office.tab.programme')}</h1>
        <p>{say(zone === own ? 'office.programme.zone' : 'office.programme.zones', { zone, own })}</p>
      </header>
      {days.length === 0 && <Empty>{say('office.programme.none')}</Empty>}
      {days.map(({ day, sessions }) => (
        <Panel key={day} title={weekday.format(sessions[0]?.starts)} flush>
          <ul className={parts['lines']}>
            {sessions.map((session) => (
              <SessionLine key={session.session} session={session} />
            ))}
          </ul>
        </Panel>
      ))}
      {teaches && <PlanSession />}
      <CalendarAddress link={paths.courseCalendar(stream)} how={say('office.calendar.how')} />
      <Materials session={null} />
      <Sponsors />
    </Page>
  );
}
