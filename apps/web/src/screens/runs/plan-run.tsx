import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { useState } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { activitiesQuery } from '../../case/activity-papers.ts';
import { sessionsOf, teamsOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Notice, Panel, SelectField, TextField } from '../../design/index.ts';
import { useLanguage, wallText } from '../../language/index.ts';
import { Said } from '../course-parts/said.tsx';
import { timeOfWallClock } from '../scene/wall-clock.ts';
import { playableExercises, type Playable } from './run-words.ts';
import styles from './runs.module.css';

const QUARTER_MS = 900_000;
const MINUTE_MS = 60_000;

/** A run of an exercise or activity: which version, which teams, when, and whether it counts. */
export function PlanRun() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const navigate = useNavigate();
  const zone = state.opened?.zone ?? 'UTC';
  const teams = teamsOf(state, code);
  const playable = usePlayable();
  const [plays, setPlays] = useState('');
  const chosen = playable.find((one) => one.plays === plays) ?? playable[0];
  const [starts, setStarts] = useState(() => wallText(Math.ceil(Date.now() / QUARTER_MS) * QUARTER_MS, zone));
  const [minutes, setMinutes] = useState<number | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [session, setSession] = useState('');
  const [assessed, setAssessed] = useState(false);
  const begin = timeOfWallClock(starts, zone);
  const lasts = minutes ?? chosen?.minutes ?? 60;
  const taking = teams.filter(({ team }) => !left.has(team)).map(({ team }) => team);
  const ready = chosen !== undefined && begin !== undefined && lasts > 0 && taking.length > 0;

  async function plan(): Promise<void> {
    if (!ready) return;
    const run = `run-${crypto.randomUUID().slice(0, 8)}`;
    const made = await act('run.planned', {
      run,
      plays: chosen.plays,
      version: chosen.version,
      teams: taking,
      starts: begin,
      ends: begin + lasts * MINUTE_MS,
      session: session === '' ? null : session,
      assessed,
    });
    if (made !== null) await navigate({ to: '/course/$course/runs/$run', params: { course, run } });
  }
  return (
    <Panel title={say('run.plan')}>
      <div className={styles['fields']}>
        <SelectField
          label={say('run.plan.what')}
          value={chosen?.plays ?? ''}
          onChange={(event) => setPlays(event.target.value)}
        >
          {playable.map((one) => (
            <option key={`${one.plays} ${one.version}`} value={one.plays}>
              {one.title}
            </option>
          ))}
        </SelectField>
        <div className={styles['pair']}>
          <TextField
            label={say('run.plan.starts')}
            hint={zone}
            type="datetime-local"
            value={starts}
            onChange={(event) => setStarts(event.target.value)}
          />
          <TextField
            label={say('run.plan.minutes')}
            type="number"
            min={1}
            value={lasts}
            onChange={(event) => setMinutes(Math.trunc(event.target.valueAsNumber) || 0)}
          />
          <SelectField
            label={say('run.plan.session')}
            value={session}
            onChange={(event) => setSession(event.target.value)}
          >
            <option value="">{say('run.plan.no-session')}</option>
            {sessionsOf(state).map((one) => (
              <option key={one.session} value={one.session}>
                {one.title}
              </option>
            ))}
          </SelectField>
        </div>
        <fieldset>
          <legend>{say('run.plan.teams')}</legend>
          {teams.length === 0 && <Notice tone="risk">{say('run.plan.no-team')}</Notice>}
          <div className={styles['teams']}>
            {teams.map(({ team, name }) => (
              <label key={team} className={styles['check']}>
                <input
                  type="checkbox"
                  checked={!left.has(team)}
                  onChange={(event) => {
                    const next = new Set(left);
                    if (event.target.checked) next.delete(team);
                    else next.add(team);
                    setLeft(next);
                  }}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <label className={styles['check']}>
          <input type="checkbox" checked={assessed} onChange={(event) => setAssessed(event.target.checked)} />
          {say('run.plan.assessed')}
        </label>
        <Said outcome={outcome} />
        <Button disabled={!ready} onClick={() => void plan()}>
          {say('run.plan.do')}
        </Button>
      </div>
    </Panel>
  );
}

function usePlayable(): readonly Playable[] {
  const { localised } = useLanguage();
  const { state, account } = useCourse();
  const shipped = useQuery({
    queryKey: ['exercises', account.id],
    queryFn: () => freshOrKept<readonly ExerciseBrief[]>(paths.exercises),
  }).data;
  const activities = useQuery(activitiesQuery).data;
  return [
    ...playableExercises(state.published, shipped ?? [], (one) => `${localised(one.title)} ${one.version}`),
    ...(activities ?? []).map((one) => ({
      plays: `activity:${one.id}`,
      version: one.version,
      title: localised(one.title),
      minutes: one.minutes,
    })),
  ];
}
