import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { PlannedSession } from '@tracecraft/course';
import { useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Facts, Notice, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { When } from '../course-parts/when.tsx';
import { Materials } from '../course-programme/materials.tsx';
import { SessionForm } from '../course-programme/session-form.tsx';
import { AttendanceCode } from './attendance-code.tsx';
import { PlayedHere } from './played-here.tsx';
import { RollCall } from './roll-call.tsx';
import { ThereByCode } from './there-by-code.tsx';

/** One session: when and where, what is played, hand-outs, and who was there. */
export function CourseSessionScreen() {
  const say = useSay();
  const { session: id } = useParams({ from: '/shell/course/$course/session/$session' });
  const { code } = useSearch({ from: '/shell/course/$course/session/$session' });
  const { state, role, stream } = useCourse();
  const session = state.sessions.get(id);
  const course = stream.replace(/^course:/, '');
  if (session === undefined)
    return (
      <Page>
        <Notice tone="risk">
          <p>{say('office.session.unknown')}</p>
        </Notice>
        <Link to="/course/$course/programme" params={{ course }}>
          {say('office.tab.programme')}
        </Link>
      </Page>
    );
  const staff = role === 'programme-office' || role === 'trainer' || role === 'assessor';
  const held = session.cancelled === null;
  return (
    <Page>
      <header>
        <p>
          <Link to="/course/$course/programme" params={{ course }}>
            {say('office.tab.programme')}
          </Link>
        </p>
        <h1>
          {session.module} {session.title}
        </h1>
      </header>
      {session.cancelled !== null && (
        <Notice tone="departure">
          <p>{say('office.session.cancelled', { reason: session.cancelled })}</p>
        </Notice>
      )}
      <About session={session} />
      {session.plays.length > 0 && <PlayedHere session={session} />}
      {role === 'trainee' && held && <ThereByCode key={code} session={id} scanned={code ?? ''} />}
      {staff && held && <AttendanceCode session={id} course={course} />}
      {staff && held && <RollCall session={id} />}
      <Materials session={id} />
      {(role === 'programme-office' || role === 'trainer') && <Change session={session} />}
    </Page>
  );
}

function About({ session }: { readonly session: PlannedSession }) {
  const say = useSay();
  const { state } = useCourse();
  const { place, mode, trainers } = session;
  const names = trainers.map((one) => state.people.get(one)?.name ?? one);
  return (
    <Panel title={say('office.session.about')}>
      <Facts
        rows={[
          [say('office.session.when'), <When key="when" {...session} day />],
          [
            say('office.session.place'),
            [place, say(`office.mode.${mode}`)].filter((one) => one !== '').join(' · '),
          ],
          ...(names.length > 0 ? ([[say('office.session.trainers'), names.join(', ')]] as const) : []),
        ]}
      />
    </Panel>
  );
}

/** Moving and cancelling are events like any other: calendars and every device follow. */
function Change({ session }: { readonly session: PlannedSession }) {
  const say = useSay();
  const { act, outcome } = useCourseAct();
  const [reason, setReason] = useState('');
  return (
    <Panel title={say('office.session.change')}>
      <details className={parts['more']}>
        <summary>{say('office.session.move')}</summary>
        <SessionForm key={session.event} session={session} />
      </details>
      {session.cancelled === null && (
        <details className={parts['more']}>
          <summary>{say('office.session.cancel')}</summary>
          <form
            className={parts['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void act('session.cancelled', { session: session.session, reason });
            }}
          >
            <TextField
              label={say('office.session.cancel-why')}
              value={reason}
              required
              onChange={({ target }) => setReason(target.value)}
            />
            <Said outcome={outcome} />
            <Button look="danger" type="submit" disabled={reason.trim() === ''}>
              {say('office.session.cancel-now')}
            </Button>
          </form>
        </details>
      )}
    </Panel>
  );
}
