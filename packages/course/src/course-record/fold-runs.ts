import type { CourseFacts } from './course-facts.ts';
import type { CourseDraft } from './course-draft.ts';
import type { CourseRun, MarkingRule } from './course-state.ts';

type Fold = (draft: CourseDraft, facts: CourseFacts) => void;

/** Published exercises, the clock of each run, and what is answered in it. */
export const foldRuns: Readonly<Record<string, Fold>> = {
  'exercise.published': (draft, { said, text, event }) => {
    const file = event.body.attachments[0] ?? null;
    const about = { exercise: text('exercise'), version: text('version'), digest: text('digest') };
    // Used versions are never changed: the first of a version stands.
    const known = draft.published.some(
      (one) => one.exercise === about.exercise && one.version === about.version,
    );
    if (!known) draft.published.push({ ...said, ...about, file });
  },
  'run.planned': (draft, facts) => {
    const before = draft.runs.get(facts.text('run'));
    const run = runOf(facts);
    const again = before === undefined ? {} : { ...clockOf(before), marking: markingOf(facts, before) };
    draft.runs.set(run.run, { ...run, ...again });
  },
  'run.started': (draft, facts) =>
    change(draft, facts, (run) =>
      run.started === null ? { ...run, state: 'running', started: facts.said.at } : run,
    ),
  'run.paused': (draft, facts) => change(draft, facts, (run) => paused(run, facts.said.at)),
  'run.resumed': (draft, facts) => change(draft, facts, (run) => resumed(run, facts.said.at)),
  'run.extended': (draft, facts) => change(draft, facts, (run) => ({ ...run, ends: facts.number('ends') })),
  'run.closed': (draft, facts) =>
    change(draft, facts, (run) =>
      run.closed === null ? { ...resumed(run, facts.said.at), state: 'closed', closed: facts.said.at } : run,
    ),
  'score.released': (draft, facts) => change(draft, facts, (run) => ({ ...run, released: true })),
  'duties.assigned': (draft, facts) =>
    change(draft, facts, (run) => ({
      ...run,
      duties: new Map(run.duties).set(facts.text('team'), facts.pairs('duties')),
    })),
  'activity.answered': (draft, { said, text, maybe, pairs }) => {
    const run = draft.runs.get(text('run'));
    if (run?.closed !== null && run !== undefined && said.at > run.closed) return;
    const about = { run: text('run'), activity: text('activity'), team: maybe('team') };
    const given = { ...said, ...about, answers: pairs('answers'), reasons: pairs('reasons') };
    draft.activities.set(`${about.run}\n${about.activity}\n${about.team ?? said.by}`, given);
  },
};

function runOf(facts: CourseFacts): CourseRun {
  const { said, text, maybe, number, list, yes } = facts;
  return {
    ...said,
    run: text('run'),
    plays: text('plays'),
    version: text('version'),
    teams: list('teams'),
    starts: number('starts'),
    ends: number('ends'),
    session: maybe('session'),
    assessed: yes('assessed'),
    marking: markingOf(facts),
    state: 'planned',
    started: null,
    pauses: [],
    closed: null,
    released: false,
    duties: new Map(),
  };
}

/** Bounds of what a trainer may say of marking. */
const MARKING: Readonly<Record<keyof MarkingRule, readonly [least: number, most: number]>> = {
  markers: [1, 5],
  tolerance: [0, 10],
  calibration: [0, 100],
};

/** How it is marked. What is out of bounds was not said, and planning anew without a word on it leaves what was said. */
function markingOf({ whole }: CourseFacts, before?: CourseRun): MarkingRule {
  const said = (name: keyof MarkingRule): number | null => {
    const [least, most] = MARKING[name];
    const value = whole(name);
    return value !== null && value >= least && value <= most ? value : (before?.marking[name] ?? null);
  };
  return { markers: said('markers'), tolerance: said('tolerance'), calibration: said('calibration') };
}

/** What planning anew leaves as it was. */
function clockOf({ state, started, pauses, closed, released, duties }: CourseRun): Partial<CourseRun> {
  return { state, started, pauses, closed, released, duties };
}

function change(draft: CourseDraft, { text }: CourseFacts, how: (run: CourseRun) => CourseRun): void {
  const run = draft.runs.get(text('run'));
  if (run !== undefined) draft.runs.set(run.run, how(run));
}

function paused(run: CourseRun, at: number): CourseRun {
  return run.state === 'running'
    ? { ...run, state: 'paused', pauses: [...run.pauses, { from: at, to: null }] }
    : run;
}

function resumed(run: CourseRun, at: number): CourseRun {
  if (run.state !== 'paused') return run;
  const pauses = run.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
  return { ...run, state: 'running', pauses };
}
