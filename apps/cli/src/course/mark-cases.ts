import {
  criterionMarks,
  foldCourse,
  rubricName,
  rubricsOf,
  seededNumbers,
  type ExerciseBrief,
  type Manner,
  type Rubric,
  type Score,
} from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import type { CourseDevice } from './course-device.ts';
import type { PlayedCase, Simulation } from './simulation.ts';

/** Level an assessor who sees well gives, of a top of 4. */
const LEVELS: Readonly<Record<Manner, number>> = {
  careful: 3.4,
  hurried: 2.4,
  'stops-early': 1.5,
  guesses: 1,
};
const MINUTE = 60_000;

/** Two assessors mark every case blind; where they are too far apart the trainer marks a third time. */
export async function markCases(simulation: Simulation, cases: readonly PlayedCase[]): Promise<void> {
  const { assessors, trainer, plan, clock, setTime } = simulation;
  await setTime(clock.now() + 10 * MINUTE);
  const chance = seededNumbers(plan.seed + 17);
  for (const played of cases)
    for (const rubric of await rubricsFor(simulation, played))
      for (const [i, assessor] of assessors.entries())
        await markRubric(assessor, played, rubric, i === 0 ? 'first' : 'second', chance);
  for (const assessor of assessors) await assessor.push();
  await setTime(clock.now() + 10 * MINUTE);
  await trainer.pull();
  for (const played of cases)
    for (const rubric of await rubricsFor(simulation, played))
      await markThird(simulation, played, rubric, chance);
  await trainer.push();
}

async function rubricsFor(
  { content, trainer }: Simulation,
  { exercise }: PlayedCase,
): Promise<readonly Rubric[]> {
  const known = briefs.get(exercise) ?? (await trainer.api().get<ExerciseBrief>(paths.exercise(exercise)));
  briefs.set(exercise, known);
  return rubricsOf(known, content.rubrics);
}
const briefs = new Map<string, ExerciseBrief>();

async function markRubric(
  assessor: CourseDevice,
  { stream, team }: PlayedCase,
  rubric: Rubric,
  round: 'first' | 'second',
  chance: () => number,
): Promise<void> {
  for (const criterion of rubric.criteria) {
    const seen = LEVELS[team.manner] + (chance() - 0.5) * (chance() < 0.1 ? 6 : 1.6);
    const level = Math.min(criterion.levels.length - 1, Math.max(0, Math.round(seen)));
    await assessor.perform('mark.given', {
      case: stream,
      rubric: rubricName(rubric),
      criterion: criterion.id,
      level,
      round,
    });
  }
}

async function markThird(
  { trainer, stream, told }: Simulation,
  played: PlayedCase,
  rubric: Rubric,
  chance: () => number,
): Promise<void> {
  const { marks } = foldCourse(stream, trainer.session.events());
  for (const { criterion, state } of criterionMarks(rubric, marks, played.stream)) {
    if (state !== 'third') continue;
    told.thirds.count++;
    await trainer.perform('mark.given', {
      case: played.stream,
      rubric: rubricName(rubric),
      criterion: criterion.id,
      level: Math.round(LEVELS[played.team.manner] + chance() * 0.5),
      round: 'third',
    });
  }
}

/** The mock court asks each team about two acts of its own record, and its first officer answers. */
export async function holdCourt(simulation: Simulation, cases: readonly PlayedCase[]): Promise<void> {
  const { assessors, officers, clock, setTime } = simulation;
  const [panel] = assessors;
  if (panel === undefined) return;
  for (const { stream, team, script } of cases) {
    const asked = [...script.performed.values()].slice(3, 5);
    const questions = [];
    for (const { id, header } of asked)
      questions.push(
        await panel.perform('court.questioned', {
          case: stream,
          about: [id],
          question: `Your record holds “${header.kind}”. What did you do, and how do you know the time?`,
        }),
      );
    await panel.push();
    const witness = officers.get(team.members[0]?.id ?? '');
    await witness?.pull();
    for (const question of questions)
      await witness?.perform('court.answered', {
        question: question.id,
        answer: 'As the record says; the time is that of my device, which was checked.',
      });
    await witness?.push();
  }
  await setTime(clock.now() + 5 * MINUTE);
}

/** Results are released; one team appeals and is right, another appeals and is not. */
export async function releaseAndHear(
  simulation: Simulation,
  run: string,
  cases: readonly PlayedCase[],
): Promise<void> {
  const { trainer, clock, setTime, told } = simulation;
  await setTime(clock.now() + 5 * MINUTE);
  await trainer.perform('score.released', { run });
  await trainer.push();
  const [first, second] = cases;
  if (first !== undefined) {
    const decided = await hear(simulation, first, 'upheld');
    if (decided !== null) told.upheld.set(first.stream, decided);
  }
  if (second !== undefined) {
    const decided = await hear(simulation, second, 'refused');
    if (decided !== null) told.refused.set(second.stream, decided.component);
  }
}

async function hear(
  { officers, assessors, clock, setTime }: Simulation,
  { stream, team }: PlayedCase,
  outcome: 'upheld' | 'refused',
): Promise<{ readonly component: string; readonly points: number } | null> {
  const officer = officers.get(team.members[0]?.id ?? '');
  const [, assessor] = assessors;
  if (officer === undefined || assessor === undefined) return null;
  const score = await officer.api().get<Score>(paths.score(stream));
  const about = score.components.find(
    ({ state, maximum }) => state !== 'awaiting-person' && state !== 'earned' && maximum > 0,
  );
  const found = about ?? score.components.find(({ maximum }) => maximum > 0);
  if (found === undefined) return null;
  const appeal = await officer.perform('appeal.raised', {
    case: stream,
    component: found.id,
    reason: 'We did this; please look at the record again.',
  });
  await officer.push();
  await setTime(clock.now() + 5 * MINUTE);
  await assessor.pull();
  const upheld = outcome === 'upheld';
  await assessor.perform('appeal.decided', {
    appeal: appeal.id,
    outcome,
    reason: upheld ? 'The record shows it under another name.' : 'The record does not show it.',
  });
  const points = upheld ? found.maximum : found.points;
  if (upheld)
    await assessor.perform('score.changed', {
      case: stream,
      component: found.id,
      points,
      reason: 'Upheld on appeal.',
      appeal: appeal.id,
    });
  await assessor.push();
  return { component: found.id, points };
}
