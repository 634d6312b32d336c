import { expect, test } from 'vitest';
import type { CheckVerdict } from '@tracecraft/practice';
import {
  actsByHand,
  askWaiver,
  assessAct,
  assessUnrecorded,
  basisOf,
  byPhase,
  grantWaiver,
  marksOf,
  officers,
  persons,
  recogniseExhibit,
  stateAct,
  stripOfTime,
  unrecordedActs,
  waiverFor,
  waivers,
  waiversToAnswer,
  WORK_PHASES,
} from '../src/index.ts';
import { bench, exchange, openBench, type Bench } from './fakes.ts';

async function withStaff(): Promise<{ linh: Bench; choi: Bench; kim: Bench; exhibit: string }> {
  const linh = await openBench('linh');
  const choi = await bench('choi', { officer: { id: 'choi', role: 'assessor' } });
  const kim = await bench('kim', { officer: { id: 'kim', role: 'trainer' } });
  const exhibit = (
    await linh.session.perform(
      recogniseExhibit(linh.session.events(), { description: 'packet', kind: 'drugs' }),
    )
  ).id;
  exchange(linh, choi, kim);
  return { linh, choi, kim, exhibit };
}

test('an act an assessor saw is corroborated; the mark can be corrected, and two assessors may differ', async () => {
  const { linh, choi, kim, exhibit } = await withStaff();
  const act = await linh.session.perform(stateAct('exhibit.collected', { objects: { exhibit } }));
  exchange(linh, choi, kim);
  const basis = (): string => basisOf(act, linh.session.events());
  expect(basis()).toBe('declared');
  await choi.session.perform(assessAct(act, true));
  exchange(linh, choi, kim);
  expect(basis()).toBe('corroborated');
  expect(marksOf(linh.session.events()).get(act.id)).toMatchObject([
    { by: 'choi', role: 'assessor', seen: true },
  ]);
  expect(stripOfTime(linh.session.events(), []).find(({ event }) => event.id === act.id)).toMatchObject({
    basis: 'corroborated',
    marks: [{ by: 'choi', seen: true }],
  });
  await kim.session.perform(assessAct(act, false, 'gloves were off'));
  exchange(linh, choi, kim);
  expect(basis()).toBe('declared');
  await kim.session.perform(assessAct(act, true));
  exchange(linh, choi, kim);
  expect(basis()).toBe('corroborated');
  expect(marksOf(linh.session.events()).get(act.id)).toHaveLength(2);
});

test('a mark in an officer’s own hand, or on one’s own act, corroborates nothing', async () => {
  const { linh, choi, exhibit } = await withStaff();
  const act = await linh.session.perform(stateAct('exhibit.collected', { objects: { exhibit } }));
  await linh.session.perform(assessAct(act, true));
  exchange(linh, choi);
  expect(basisOf(act, choi.session.events())).toBe('declared');
  const own = await choi.session.perform(stateAct('note.written', { fields: { text: 'x' } }));
  await choi.session.perform(assessAct(own, true));
  expect(basisOf(own, choi.session.events())).toBe('declared');
});

test('what was seen and not recorded stands beside the record; staff are no officers of the team', async () => {
  const { linh, choi } = await withStaff();
  await choi.session.perform(assessUnrecorded('The lead moved the chair.'));
  exchange(linh, choi);
  expect(unrecordedActs(linh.session.events())).toMatchObject([
    { by: 'choi', note: 'The lead moved the chair.' },
  ]);
  expect(officers(linh.session.events()).map(({ id }) => id)).toEqual(['linh']);
});

test('a waiver is asked for, granted by a named person with a reason, also after the hand-in', async () => {
  const { linh, kim, exhibit } = await withStaff();
  const departure: Pick<CheckVerdict, 'practice' | 'step' | 'object'> = {
    practice: 'fresh-gloves',
    step: 'fresh-gloves',
    object: { type: 'exhibit', id: exhibit },
  };
  await linh.session.perform(stateAct('case.handed-in'));
  await linh.session.perform(askWaiver(departure, 'no box left'));
  expect(waivers(linh.session.events())).toMatchObject([
    {
      practice: 'fresh-gloves',
      object: exhibit,
      asked: { by: 'linh', reason: 'no box left' },
      granted: null,
    },
  ]);
  exchange(linh, kim);
  const [request] = waivers(kim.session.events());
  await kim.session.perform(grantWaiver(kim.session.events(), request!, 'training stock ran out'));
  exchange(linh, kim);
  const answered = waivers(linh.session.events());
  expect(answered[0]?.granted).toMatchObject({
    by: 'kim',
    role: 'trainer',
    reason: 'training stock ran out',
  });
  expect(waiverFor(departure, answered)?.granted?.by).toBe('kim');
  expect(waiverFor({ ...departure, step: 'other' }, answered)).toBeNull();
  const granted = linh.session.events().findLast(({ header }) => header.kind === 'waiver.recorded');
  expect(granted?.body.objects).toMatchObject([{ role: 'exhibit', id: exhibit }]);
});

test('a waiver is granted by a trainer or by the duty the practice names, never to oneself', async () => {
  const { linh, kim, exhibit } = await withStaff();
  await linh.session.perform(
    askWaiver(
      { practice: 'fresh-gloves', step: 's', object: { type: 'exhibit', id: exhibit } },
      'no box left',
    ),
  );
  exchange(linh, kim);
  const asked = waivers(kim.session.events());
  const may = (id: string, role: string, duty: string | null): number =>
    waiversToAnswer(asked, { id, role, duty }, (practice) => (practice === 'fresh-gloves' ? ['lead'] : []))
      .length;
  expect(may('kim', 'trainer', null)).toBe(1);
  expect(may('budi', 'trainee', 'lead')).toBe(1);
  expect(may('budi', 'trainee', 'recorder')).toBe(0);
  expect(may('choi', 'assessor', null)).toBe(0);
  expect(may('linh', 'trainee', 'lead')).toBe(0);
  await kim.session.perform(grantWaiver(kim.session.events(), asked[0]!, 'stock ran out'));
  expect(
    waiversToAnswer(waivers(kim.session.events()), { id: 'x', role: 'trainer', duty: null }, () => []),
  ).toEqual([]);
});

test('a waiver about the scene names its object as a field, since no role holds it', async () => {
  const { linh, kim } = await withStaff();
  const scene = linh.session.events()[0]!.id;
  await linh.session.perform(
    askWaiver({ practice: 'cordon', step: 'soon', object: { type: 'scene', id: scene } }, 'river'),
  );
  exchange(linh, kim);
  const granted = await kim.session.perform(
    grantWaiver(kim.session.events(), waivers(kim.session.events())[0]!, 'the river is the cordon'),
  );
  expect(granted.body.objects).toEqual([]);
  expect(granted.body.fields).toMatchObject({ practice: 'cordon', step: 'soon', object: scene });
});

test('persons have numbers, no need of a name, and victims and minors are withheld', async () => {
  const { session } = await openBench('mei');
  const first = (await session.perform(stateAct('person.recorded', { fields: { role: 'occupant' } }))).id;
  const second = (
    await session.perform(
      stateAct('person.recorded', { fields: { role: 'victim', description: 'woman in a red coat' } }),
    )
  ).id;
  const view = () => persons(session.events());
  expect(view()).toMatchObject([
    { id: first, number: 1, role: 'occupant', description: null, withheld: false, screened: false },
    { id: second, number: 2, role: 'victim', description: 'woman in a red coat', withheld: true },
  ]);
  await session.perform(
    stateAct('person.screened', { objects: { person: first }, fields: { indicators: true, minor: true } }),
  );
  expect(view()[0]).toMatchObject({ screened: true, minor: true, withheld: true });
  await session.perform(
    stateAct('person.screened', { objects: { person: first }, fields: { indicators: true, minor: false } }),
  );
  expect(view()[0]?.withheld).toBe(false);
  await session.perform(
    stateAct('person.status-set', { objects: { person: first }, fields: { status: 'victim' } }),
  );
  expect(view()[0]).toMatchObject({ status: 'victim', withheld: true });
  expect(view()[0]?.events).toHaveLength(4);
});

test('every act by hand has one place among the parts of the work, and every place is an act', () => {
  const placed = WORK_PHASES.flatMap(([, kinds]) => kinds);
  const byHand = actsByHand().map(({ kind }) => kind);
  console.log(`parts of the work: ${WORK_PHASES.length} parts, ${byHand.length} acts by hand looked at`);
  expect(byHand.length).toBeGreaterThan(90);
  expect(new Set(placed).size).toBe(placed.length);
  expect(placed.toSorted()).toEqual(byHand.toSorted());
});

test('acts are told in the order of the work, whatever order they come in', () => {
  const shuffled = actsByHand().toReversed();
  const parts = byPhase(shuffled);
  expect(parts.map(({ phase }) => phase)).toEqual(WORK_PHASES.map(([phase]) => phase));
  expect(parts[0]?.kinds[0]?.kind).toBe('scene.arrived');
  expect(byPhase([]).length).toBe(0);
});
