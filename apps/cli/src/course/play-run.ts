import { activityName, simulatedActivity, type ExerciseBrief, type PlannedEvent } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { evidenceRoom } from '../play/evidence-room.ts';
import { practicesUnder, type PracticeFile } from '../play/practice-shelf.ts';
import { playTeam } from './play-team.ts';
import type { Simulation } from './simulation.ts';

/** One run of the plan. */
export interface PlannedRun {
  readonly run: string;
  readonly plays: string;
  readonly starts: number;
  readonly ends: number;
  readonly assessed: boolean;
}

export function runsOf(planned: readonly PlannedEvent[]): readonly PlannedRun[] {
  return planned.map(({ fields }) => ({
    run: String(fields['run']),
    plays: String(fields['plays']),
    starts: Number(fields['starts']),
    ends: Number(fields['ends']),
    assessed: fields['assessed'] === true,
  }));
}

/**
 * The trainer starts the run and every team plays it, doing nothing later than `until` (UTC ms). Closing it is for later:
 * a run may go on over days.
 */
export async function startRun(
  simulation: Simulation,
  run: PlannedRun,
  evidenceFolder: string,
  until: number,
): Promise<void> {
  const { trainer, plan, setTime } = simulation;
  await setTime(run.starts);
  await trainer.perform('run.started', { run: run.run });
  for (const { team, members } of plan.teams)
    await trainer.perform('duties.assigned', {
      run: run.run,
      team,
      duties: members.map(({ id, duty }) => `${id}=${duty}`),
    });
  await trainer.push();
  if (run.plays.startsWith('exercise:')) await playExerciseRun(simulation, run, evidenceFolder, until);
  else await answerActivity(simulation, run);
}

export async function closeRun({ trainer, setTime }: Simulation, run: PlannedRun): Promise<void> {
  await setTime(run.ends);
  await trainer.perform('run.closed', { run: run.run });
  await trainer.push();
}

async function playExerciseRun(
  simulation: Simulation,
  { run, plays, starts, ends }: PlannedRun,
  dataFolder: string,
  until: number,
): Promise<void> {
  const { plan, officers, told, say } = simulation;
  const id = plays.slice('exercise:'.length);
  const lead = officers.get(plan.teams[0]?.members[0]?.id ?? '');
  if (lead === undefined) return;
  const exercise = await lead.api().get<ExerciseBrief>(paths.exercise(id));
  const files = await lead.api().get<readonly PracticeFile[]>(paths.practices);
  const practices = practicesUnder(files, exercise.practices);
  const room = evidenceRoom(exercise, lead.api(), { files: [], dataFolder });
  try {
    for (const [i, team] of plan.teams.entries()) {
      const share = i / plan.teams.length;
      const shared = { run, exercise, practices, starts, until, ends, room, share };
      const played = await playTeam(simulation, shared, team);
      if (played !== null) told.cases.push(played);
      say(`${run}: ${team.name}, ${played?.events ?? 0} events`);
    }
  } finally {
    room.close();
  }
}

/** Teams answer together, by their first officer; what is answered alone, each answers. */
async function answerActivity(simulation: Simulation, { run, plays, starts }: PlannedRun): Promise<void> {
  const { plan, officers, content, setTime } = simulation;
  const activity = content.activities.find(({ id }) => plays === `activity:${id}`);
  if (activity === undefined || activity.kind === 'court') return;
  await setTime(starts + 30 * 60_000);
  for (const { team, members, manner, seed } of plan.teams) {
    const speakers = activity.by === 'team' ? members.slice(0, 1) : members;
    for (const [i, { id }] of speakers.entries()) {
      const device = officers.get(id)!;
      await device.perform('activity.answered', {
        run,
        activity: activityName(activity),
        ...(activity.by === 'team' ? { team } : {}),
        answers: simulatedActivity(activity, manner, seed + i),
      });
      await device.push();
    }
  }
}
