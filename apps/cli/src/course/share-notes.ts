import { agencyParty, foldExchange, requestContents, type Representative } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import type { Fields } from './course-device.ts';
import type { Simulation } from './simulation.ts';

const DAY_MS = 86_400_000;
const HOUR = 3_600_000;
export const TWIN = 'twin-1';
const PRACTICE = 'assess-hazards';

/** What the two agencies of the story say, each by its steward. */
type Speaker = (kind: string, fields: Fields) => Promise<string>;

/**
 * After the course: two agencies put up cards, one note is answered and one refused, the first becomes a draft request, and
 * they begin a standing exchange with two visits. Facts are of scenario states alone. Nothing where fewer than two
 * agencies take part.
 */
export async function shareNotes(simulation: Simulation): Promise<void> {
  const pair = await pairOf(simulation);
  if (pair === null) return;
  const [first, second] = pair;
  const [a, b] = [await speaker(simulation, first), await speaker(simulation, second)];
  await putUpCards(a, b);
  await exchangeNotes(simulation, [first, a], [second, b]);
  await keepTwin(simulation, [first, a], [second, b]);
  simulation.say('sharing: notes and a standing exchange');
}

/** Stewards of the first two agencies of states, by id. */
export async function pairOf({
  sharing,
  office,
}: Simulation): Promise<readonly [Representative, Representative] | null> {
  const { session } = await sharing(office.account);
  const { agencies, representatives } = foldExchange(session.stream, session.events()).members;
  const stewards = representatives
    .filter(({ agency, duty }) => duty === 'steward' && agencies.get(agency)?.sort === 'agency')
    .toSorted((a, b) => (a.agency < b.agency ? -1 : 1));
  const [first, second] = stewards;
  return first === undefined || second === undefined ? null : [first, second];
}

/** Writes and sends one event as the steward; answers its id. */
async function speaker({ sharing }: Simulation, { account, agency }: Representative): Promise<Speaker> {
  await sharing(account);
  return async (kind, fields) => {
    const device = await sharing(account);
    const { id } = await device.perform(kind, { agency, ...fields });
    await device.push();
    return id;
  };
}

async function putUpCards(a: Speaker, b: Speaker): Promise<void> {
  const members = { handling: 'TLP:GREEN', audience: ['members'] };
  await a('contact.listed', {
    ...members,
    duty: 'around-the-clock',
    name: 'Duty desk',
    reach: '+000 555 0101',
    hours: '00–24',
    languages: ['en'],
  });
  await b('contact.listed', {
    ...members,
    duty: 'liaison',
    name: 'Liaison of the course',
    reach: 'liaison@example.org',
    languages: ['en'],
  });
}

type Side = readonly [Representative, Speaker];

async function exchangeNotes(
  { setTime, clock }: Simulation,
  [first, a]: Side,
  [second, b]: Side,
): Promise<void> {
  const [from, to] = [agencyParty(first.agency), agencyParty(second.agency)];
  const both = { handling: 'TLP:AMBER', audience: [from, to] };
  const send = (title: string, facts: string): Promise<string> =>
    a('note.sent', {
      ...both,
      from,
      to,
      title,
      facts,
      source: '2',
      information: 'B',
      code: 'C',
      use: 'lead-only',
      control: true,
      channel: 'liaison',
      caveat: 'intelligence-only',
      answer: clock.now() + 2 * DAY_MS,
      language: 'en',
    });
  const answered = await send(
    'A van at the ferry of Bayu',
    'In the exercise a grey van came off the night ferry from Aranya to Bayu on three Fridays and went to a timber yard.',
  );
  const refused = await send(
    'Papers of the yard in Cendra',
    'In the exercise the timber yard is kept by a firm in Cendra. We would like to see its papers.',
  );
  await setTime(clock.now() + HOUR);
  const reply = { ...both, party: to, language: 'en' };
  await b('note.accepted', { ...both, party: to, note: answered });
  await b('note.answered', {
    ...reply,
    note: answered,
    text: 'The van is hired. The firm that hires it out keeps a list and will keep it for ninety days.',
  });
  await b('note.refused', {
    ...reply,
    note: refused,
    reason: 'no-legal-basis',
    text: 'Papers are evidence. Please ask for them by a request from central authority to central authority.',
  });
  await setTime(clock.now() + HOUR);
  await a('request.drafted', {
    handling: 'TLP:AMBER',
    audience: [from],
    note: refused,
    party: from,
    contents: requestContents(REQUEST),
    caveat: 'evidence',
    return: clock.now() + 180 * DAY_MS,
    language: 'en',
  });
}

/** Some headings are left empty: the draft names them as missing. */
const REQUEST: ReadonlyMap<string, string> = new Map([
  ['sent-by', 'Central authority of Aranya, in writing'],
  ['sent-to', 'Central authority of Cendra'],
  ['office', 'Border police of Aranya'],
  ['purpose', 'Papers of a timber yard, to learn who hired the van'],
  ['facts', 'A grey van came off the night ferry on three Fridays.'],
  ['use-limit', 'Used in this matter alone.'],
  ['give-back', 'Originals go back when the trial is over.'],
]);

async function keepTwin(
  { setTime, clock, office }: Simulation,
  [first, a]: Side,
  [second, b]: Side,
): Promise<void> {
  const seen = { handling: 'TLP:GREEN', audience: ['members'], twin: TWIN };
  const begun = clock.now();
  await a('exchange.twinned', {
    ...seen,
    agencies: [first.agency, second.agency],
    title: 'Two forces that met at the course',
    since: begun,
    aims: 'One visit a year each way, one exercise both play.',
  });
  const visit = (id: string, title: string, starts: number): Fields => ({
    ...seen,
    visit: id,
    title,
    starts,
    ends: starts + 2 * DAY_MS,
    zone: 'Asia/Bangkok',
    place: 'Harbour district',
    state: 'planned',
  });
  await a('visit.planned', visit('visit-1', 'Visit of the scene team', begun + 30 * DAY_MS));
  await b('visit.planned', visit('visit-2', 'Return visit of the laboratory', begun + 120 * DAY_MS));
  const [exercise] = await office.api().get<readonly { id: string; version: string }[]>(paths.exercises);
  if (exercise !== undefined)
    await a('exercise.shared', { ...seen, exercise: exercise.id, version: exercise.version });
  for (const speak of [a, b])
    await speak('practice.followed', { ...seen, practice: PRACTICE, follows: true });
  await setTime(clock.now() + HOUR);
}
