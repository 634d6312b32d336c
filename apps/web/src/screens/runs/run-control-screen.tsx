import { Link, useParams } from '@tanstack/react-router';
import { runClock, type CourseRun } from '@tracecraft/course';
import { useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, buttonClass, Empty, Panel, Tag, TextField } from '../../design/index.ts';
import { formatClock, formatDuration, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { useNow } from '../advice/use-now.ts';
import { Said } from '../course-parts/said.tsx';
import { When } from '../course-parts/when.tsx';
import { RunDuties } from './run-duties.tsx';
import { RunMarking } from './run-marking.tsx';
import { RunMessages } from './run-messages.tsx';
import { isActivity } from './run-words.ts';
import styles from './runs.module.css';
import { useRunTitle } from './use-run-title.ts';

const MINUTE_MS = 60_000;

/** One run in a trainer's hands: its clock, its duties, what is sent to the teams, its end and the release of scores. */
export function RunControlScreen() {
  const say = useSay();
  const { course, run: id } = useParams({ from: '/shell/course/$course/runs/$run' });
  const { state, role } = useCourse();
  const run = state.runs.get(id);
  if (run === undefined) return <Page>{<Empty>{say('run.unknown')}</Empty>}</Page>;
  return (
    <Page>
      <header>
        <Link to="/course/$course/runs" params={{ course }}>
          {say('run.title')}
        </Link>
        <h1>
          <RunTitle run={run} /> {run.version} {run.assessed && <Tag tone="info">{say('run.assessed')}</Tag>}
        </h1>
        <p className="label">
          <When starts={run.starts} ends={run.ends} day />
        </p>
      </header>
      <Clock run={run} mayAct={role === 'trainer'} />
      {!isActivity(run) && (
        <p>
          <Link
            to="/course/$course/board/$run"
            params={{ course, run: id }}
            className={buttonClass({ look: run.state === 'running' ? 'primary' : 'plain' })}
          >
            {say('run.board')}
          </Link>
        </p>
      )}
      {!isActivity(run) && run.started !== null && run.state !== 'closed' && <RunMessages run={run} />}
      {!isActivity(run) && <RunDuties run={run} />}
      {!isActivity(run) && <RunMarking run={run} mayAct={role === 'trainer'} />}
    </Page>
  );
}

function RunTitle({ run }: { readonly run: CourseRun }) {
  return <>{useRunTitle(run)}</>;
}

function Clock({ run, mayAct }: { readonly run: CourseRun; readonly mayAct: boolean }) {
  const say = useSay();
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const now = useNow(1000);
  const { left, paused, over, ends } = runClock(run, now);
  const words = clockWord(run, paused, over);
  return (
    <Panel title={say('run.clock')}>
      <div className={styles['fields']}>
        <p>
          <span className={styles['big']}>{formatDuration(left)}</span>{' '}
          <span>{say(`run.clock.${words}`)}</span>
          {run.started !== null && run.state !== 'closed' && !paused && (
            <span className="label">
              {' '}
              {say('run.clock.until', { time: formatClock(ends, state.opened?.zone ?? 'UTC', false) })}
            </span>
          )}
        </p>
        <Said outcome={outcome} />
        {!mayAct && <p>{say('run.trainer-only')}</p>}
        {mayAct && <ClockButtons run={run} act={act} />}
        {mayAct && run.state !== 'closed' && <Extend run={run} act={act} />}
      </div>
    </Panel>
  );
}

function clockWord(run: CourseRun, paused: boolean, over: boolean): string {
  if (run.state === 'closed') return 'closed';
  if (run.started === null) return 'before';
  return paused ? 'paused' : over ? 'out' : 'left';
}

type Act = ReturnType<typeof useCourseAct>['act'];

/** What may be done to the clock as it stands. */
function ClockButtons({ run, act }: { readonly run: CourseRun; readonly act: Act }) {
  const say = useSay();
  const fields = { run: run.run };
  return (
    <div className={styles['buttons']}>
      {run.started === null && run.state !== 'closed' && (
        <Button
          look="primary"
          onClick={() => void act('run.started', fields, { done: say('run.done.started') })}
        >
          {say('run.start')}
        </Button>
      )}
      {run.state === 'running' && (
        <Button onClick={() => void act('run.paused', fields, { done: say('run.done.paused') })}>
          {say('run.pause')}
        </Button>
      )}
      {run.state === 'paused' && (
        <Button
          look="primary"
          onClick={() => void act('run.resumed', fields, { done: say('run.done.resumed') })}
        >
          {say('run.resume')}
        </Button>
      )}
      {run.started !== null && run.state !== 'closed' && (
        <SureButton
          label={say('run.close')}
          sure={say('run.close-sure')}
          onSure={() => void act('run.closed', fields, { done: say('run.done.closed') })}
        />
      )}
      {run.state === 'closed' && !run.released && (
        <SureButton
          label={say('run.release')}
          sure={say('run.release-sure')}
          onSure={() => void act('score.released', fields, { done: say('run.done.released') })}
        />
      )}
      {run.released && <Tag tone="ok">{say('run.released')}</Tag>}
    </div>
  );
}

function Extend({ run, act }: { readonly run: CourseRun; readonly act: Act }) {
  const say = useSay();
  const [minutes, setMinutes] = useState(10);
  const [reason, setReason] = useState('');
  async function extend(): Promise<void> {
    const done = await act(
      'run.extended',
      {
        run: run.run,
        ends: run.ends + minutes * MINUTE_MS,
        reason: reason.trim() === '' ? null : reason.trim(),
      },
      { done: say('run.done.extended', { minutes }) },
    );
    if (done !== null) setReason('');
  }
  return (
    <div className={styles['pair']}>
      <TextField
        label={say('run.extend.minutes')}
        type="number"
        min={1}
        value={minutes}
        onChange={(event) => setMinutes(Math.max(0, Math.trunc(event.target.valueAsNumber) || 0))}
      />
      <TextField
        label={say('run.extend.reason')}
        optional={say('run.author.may-stay-empty')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button disabled={minutes < 1} onClick={() => void extend()}>
        {say('run.extend')}
      </Button>
    </div>
  );
}

/** Two taps for what cannot be taken back. */
function SureButton({
  label,
  sure,
  onSure,
}: {
  readonly label: string;
  readonly sure: string;
  readonly onSure: () => void;
}) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      look={asked ? 'danger' : 'plain'}
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (asked) onSure();
        setAsked(!asked);
      }}
    >
      {asked ? sure : label}
    </Button>
  );
}
