import {
  attendanceCode,
  attendanceWindow,
  formName,
  rightAnswers,
  simulatedForm,
  simulatedTest,
  testName,
  type PlannedEvent,
  type SimulatedOfficer,
} from '@tracecraft/course';
import type { CourseDevice, Fields } from './course-device.ts';
import type { Simulation } from './simulation.ts';

const CONDUCT = 'code-of-conduct@0.1.0';
const DAY_MS = 86_400_000;
/** Practices officers say their units took up. */
const ADOPTED = ['photograph-before-moving', 'seal-and-label', 'clock-before-time-claims', 'hash-the-image'];
const MINUTE = 60_000;

/** One block of the timetable, as the plan has it. */
export interface HeldSession {
  readonly session: string;
  readonly module: string;
  readonly starts: number;
  readonly ends: number;
  readonly plays: readonly string[];
  /** 1 is the first day of the course. */
  readonly day: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** The sessions of a plan in order of time. */
export function sessionsOf(planned: readonly PlannedEvent[], firstDay: number): readonly HeldSession[] {
  const inRoom = planned.filter(({ fields }) => Number(fields['starts']) >= firstDay);
  return planned.map(({ fields }, i) => ({
    session: String(fields['session']),
    module: String(fields['module']),
    starts: Number(fields['starts']),
    ends: Number(fields['ends']),
    plays: (fields['plays'] ?? []) as readonly string[],
    day: Math.floor((Number(fields['starts']) - firstDay) / DAY_MS) + 1,
    first: planned[i] === inRoom[0],
    last: i === planned.length - 1,
  }));
}

/** How a session begins: attendance, and on the first day the code of conduct and the test. */
export async function beginSession(simulation: Simulation, held: HeldSession): Promise<void> {
  const { trainer, plan, told, setTime } = simulation;
  await setTime(held.starts + 5 * MINUTE);
  const officers = plan.teams.flatMap(({ members }) => members);
  const there = officers.filter(({ lastDay }) => held.day <= lastDay);
  told.there.set(held.session, new Set(there.map(({ id }) => id)));
  if (held.first) await byCode(simulation, held, there);
  else
    for (const { id } of officers)
      await trainer.perform('attendance.marked', {
        session: held.session,
        account: id,
        present: there.some((one) => one.id === id),
        how: 'roll-call',
      });
  await trainer.push();
  await setTime(held.starts + 15 * MINUTE);
  if (!held.first) return;
  await each(simulation, there, 'code.signed', () => ({ code: CONDUCT }));
  await setTime(held.starts + 20 * MINUTE);
  await answerTests(simulation, held, there, 'before');
}

/** How a session ends: on the last day the test again, and the forms. */
export async function endSession(simulation: Simulation, held: HeldSession): Promise<void> {
  const { plan, content, setTime } = simulation;
  const there = plan.teams.flatMap(({ members }) => members).filter(({ lastDay }) => held.day <= lastDay);
  await setTime(held.ends - 20 * MINUTE);
  if (held.last) await answerTests(simulation, held, there, 'after');
  await setTime(held.ends - 5 * MINUTE);
  for (const form of content.forms.filter(({ id }) => held.plays.includes(`survey:${id}`)))
    await each(simulation, there, 'survey.answered', (_, seed) => ({
      survey: formName(form),
      about: form.about === 'course' ? 'course' : held.session,
      answers: simulatedForm(form, seed + plan.seed, ADOPTED),
    }));
}

/** The code on the screen turns every minute; each officer writes down the one seen. */
async function byCode(
  { trainer, clock, officers, plan }: Simulation,
  { session }: HeldSession,
  there: readonly SimulatedOfficer[],
): Promise<void> {
  const secret = `simulated ${plan.seed} ${session}`;
  await trainer.perform('attendance.opened', { session, secret });
  await trainer.push();
  for (const { id } of there) {
    const code = attendanceCode(secret, session, attendanceWindow(clock.now()));
    const device = officers.get(id)!;
    await device.perform('attendance.marked', { session, account: id, present: true, how: 'code', code });
    await device.push();
  }
}

async function answerTests(
  simulation: Simulation,
  held: HeldSession,
  there: readonly SimulatedOfficer[],
  pass: 'before' | 'after',
): Promise<void> {
  const { content, told } = simulation;
  for (const bank of content.tests.filter(({ id }) => held.plays.includes(`test:${id}`)))
    await each(simulation, there, 'test.answered', (officer, seed) => {
      const answers = simulatedTest(bank, officer.knows[pass], seed);
      told[pass].set(officer.id, rightAnswers(bank, pairs(answers)));
      return { test: testName(bank), pass, answers };
    });
}

/** One event of each officer, sent as it is signed. */
async function each(
  { officers, plan }: Simulation,
  people: readonly SimulatedOfficer[],
  kind: string,
  fields: (officer: SimulatedOfficer, seed: number) => Fields,
): Promise<void> {
  await Promise.all(
    people.map(async (officer, i) => {
      const device: CourseDevice = officers.get(officer.id)!;
      await device.perform(kind, fields(officer, plan.seed * 1_000 + i));
      await device.push();
    }),
  );
}

function pairs(list: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    list.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
}

/** Officers and supervisors answer months later; the office enters what supervisors write on paper. */
export async function followUp(simulation: Simulation, months: number): Promise<void> {
  const { plan, content, office, told } = simulation;
  const asked = plan.teams.flatMap(({ members }) => members).filter((one) => one.followUps.includes(months));
  for (const form of content.forms.filter(({ about }) => about === 'follow-up')) {
    const by = form.by === 'supervisor' ? 'supervisor' : 'officer';
    const fields = ({ id }: SimulatedOfficer, seed: number): Fields => ({
      account: id,
      months,
      by,
      answers: simulatedForm(form, seed + months, ADOPTED),
    });
    if (by === 'officer') await each(simulation, asked, 'follow-up.answered', fields);
    else
      for (const [i, officer] of asked.entries())
        await office.perform('follow-up.answered', fields(officer, plan.seed + i));
    told.followUps.set(`${months} ${by}`, asked.length);
  }
  await office.push();
}
