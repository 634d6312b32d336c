import { foldExchange, type Duty, type ExchangeState } from '@tracecraft/exchange';
import type { CourseDevice } from './course-device.ts';
import {
  COMPARISONS,
  EXPERIENCES,
  GROUP,
  LESSONS,
  QUESTIONS,
  type SampleExperience,
} from './sample-rounds.ts';
import type { Simulation } from './simulation.ts';

const MEMBERS = { handling: 'TLP:GREEN', audience: ['members'] } as const;
const MINUTE = 60_000;

/** Who speaks for an agency in the round. */
interface Seat {
  readonly agency: string;
  readonly device: CourseDevice;
}

/**
 * Each delegation tells one experience; others ask, answer and compare; what belongs together is grouped; lessons go
 * their path. Who asks whom moves with the seed.
 */
export async function shareRounds(simulation: Simulation): Promise<void> {
  const seats = await seatsOf(simulation);
  if (seats.length === 0) return;
  const told = await tell(simulation, seats);
  await talk(simulation, seats, told);
  await learn(simulation, seats, told);
  simulation.say(`sharing: ${told.length} experiences`);
}

async function tell(
  { clock, setTime, plan }: Simulation,
  seats: readonly Seat[],
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const [i, { agency, device }] of seats.entries()) {
    await setTime(clock.now() + MINUTE);
    const { translated, ...words } = at(EXPERIENCES, i + plan.seed);
    const event = await device.perform('experience.posted', {
      agency,
      ...MEMBERS,
      ...labelOf(words),
      ...words,
    });
    told.push(event.id);
    if (translated !== undefined)
      await device.perform('experience.translated', {
        agency,
        ...labelOf(words),
        ...translated,
        experience: event.id,
        drafted: 'person',
      });
    await device.push();
  }
  return told;
}

/** What went right may be told to anybody. */
function labelOf({ outcome }: Pick<SampleExperience, 'outcome'>) {
  return outcome === 'went-right' ? { handling: 'TLP:CLEAR', audience: ['public'] } : MEMBERS;
}

async function talk(
  { clock, setTime, plan, sharing }: Simulation,
  seats: readonly Seat[],
  told: readonly string[],
): Promise<void> {
  for (const [i, { agency, device }] of seats.entries()) {
    await setTime(clock.now() + MINUTE);
    await sharing(device.account);
    const other = (i + 1 + (plan.seed % Math.max(1, seats.length - 1))) % seats.length;
    const [about, owner] = [told[other] ?? '', at(seats, other)];
    const { question, answer } = at(QUESTIONS, i);
    const asked = await device.perform('question.asked', {
      agency,
      ...MEMBERS,
      about,
      language: 'en',
      text: question,
    });
    await device.perform('practice.compared', {
      agency,
      ...MEMBERS,
      experience: about,
      language: 'en',
      ...at(COMPARISONS, i),
    });
    await device.push();
    await sharing(owner.device.account);
    const fields = { agency: owner.agency, ...MEMBERS, question: asked.id, language: 'en', text: answer };
    await owner.device.perform('question.answered', fields);
    await owner.device.push();
  }
  const [{ agency, device }] = seats as readonly [Seat, ...Seat[]];
  await sharing(device.account);
  await device.perform('experience.grouped', { agency, ...MEMBERS, ...GROUP, experiences: told.slice(0, 3) });
  await device.push();
}

/** The first lesson goes all the way; the second is agreed; the third was only seen. */
async function learn(simulation: Simulation, seats: readonly Seat[], told: readonly string[]): Promise<void> {
  const { sharing } = simulation;
  const [first, second] = [at(seats, 0), at(seats, 1)];
  await sharing(first.device.account);
  const { proposals } = stateOf(first.device);
  const change = [...proposals.all].find(([, one]) => one.state === 'accepted');
  for (const [i, { identified, ...words }] of LESSONS.entries()) {
    const own = { agency: first.agency, ...MEMBERS };
    const practice = i === 0 ? change?.[1].practice : undefined;
    const observed = {
      ...own,
      ...words,
      experience: told[i % told.length],
      ...(practice === undefined ? {} : { practice }),
    };
    const lesson = (await first.device.perform('lesson.observed', observed)).id;
    if (identified !== null)
      await first.device.perform('lesson.identified', { ...own, lesson, ...identified });
    await first.device.push();
    if (identified === null) continue;
    await sharing(second.device.account);
    await second.device.perform('lesson.agreed', { agency: second.agency, ...MEMBERS, lesson });
    await second.device.push();
    if (i > 0 || change === undefined) continue;
    await sharing(first.device.account);
    await first.device.perform('lesson.applied', { ...own, lesson, proposal: change[0] });
    await first.device.perform('lesson.validated', {
      ...own,
      lesson,
      exercise: simulation.content.exercises[0] ?? 'blue-tape',
      outcome: 'works',
      note: 'Every team wrote its notes within the hour, and the court could follow them.',
    });
    await first.device.push();
  }
}

/** A steward of every agency of a state, in the order the agencies joined. */
async function seatsOf({ sharing, office, officers }: Simulation): Promise<readonly Seat[]> {
  const { members } = stateOf(await sharing(office.account));
  const seats: Seat[] = [];
  const duty: Duty = 'steward';
  for (const { agency, state } of members.agencies.values()) {
    const steward = members.representatives.find((one) => one.agency === agency && one.duty === duty);
    if (state !== null && steward !== undefined && officers.has(steward.account))
      seats.push({ agency, device: await sharing(steward.account) });
  }
  return seats;
}

function stateOf({ session }: CourseDevice): ExchangeState {
  return foldExchange(session.stream, session.events());
}

/** Counted round and round. */
function at<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}
