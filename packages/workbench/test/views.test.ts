import { expect, test } from 'vitest';
import type { Advice, CheckVerdict } from '@tracecraft/practice';
import {
  acceptExhibit,
  adviceNotYetRecorded,
  adviceToShow,
  departures,
  exhibits,
  explainDeparture,
  findings,
  images,
  nextExhibitNumber,
  offerExhibit,
  officers,
  recogniseExhibit,
  sealExhibit,
  showAdvice,
  stateAct,
  stripOfTime,
  createSession,
} from '../src/index.ts';
import { bench, exchange, openBench, type Bench } from './fakes.ts';

async function twoOfficers(): Promise<readonly [Bench, Bench, string]> {
  const [linh, budi] = [await openBench('linh'), await bench('budi')];
  exchange(linh, budi);
  const known = (
    await linh.session.perform(
      recogniseExhibit(linh.session.events(), { description: 'packet', kind: 'drugs' }),
    )
  ).id;
  exchange(linh, budi);
  return [linh, budi, known];
}

test('an offer alone moves nothing: the holder changes when the receiver accepts', async () => {
  const [linh, budi, id] = await twoOfficers();
  const view = (on: Bench) => exhibits(on.session.events())[0]!;
  expect(view(linh).holder).toBeNull();
  await linh.session.perform(stateAct('exhibit.collected', { objects: { exhibit: id } }));
  for (const act of sealExhibit(id, { container: 'paper-bag', sealNumber: 'S-1', label: 'A1' }))
    await linh.session.perform(act);
  await linh.session.perform(offerExhibit(view(linh), 'linh', 'budi', 'store'));
  exchange(linh, budi);
  expect(view(budi).holder).toBe('linh');
  await budi.session.perform(acceptExhibit(view(budi), true, null));
  expect(view(budi)).toMatchObject({
    holder: 'budi',
    sealNumber: 'S-1',
    container: 'paper-bag',
    label: 'A1',
  });
  expect(view(budi).custody.map(({ act, by, sealNumber }) => [act, by, sealNumber])).toEqual([
    ['collected', 'linh', null],
    ['offered', 'linh', 'S-1'],
    ['accepted', 'budi', null],
  ]);
});

test('a retracted event disappears from views, a corrected field shows its latest value, and both stay in the record', async () => {
  const { session } = await openBench();
  const wrong = await session.perform(
    recogniseExhibit(session.events(), { description: 'tpae', kind: 'tape' }),
  );
  expect(nextExhibitNumber(session.events())).toBe(2);
  await session.perform(
    stateAct('record.corrected', {
      fields: { target: wrong.id, path: 'description', value: 'tape', reason: 'typo' },
    }),
  );
  await session.perform(
    stateAct('record.corrected', {
      fields: { target: wrong.id, path: '/fields/number', value: '12', reason: 'marker' },
    }),
  );
  expect(exhibits(session.events())).toMatchObject([{ description: 'tape', number: 12 }]);
  await session.perform(stateAct('record.retracted', { fields: { target: wrong.id, reason: 'no exhibit' } }));
  expect(exhibits(session.events())).toEqual([]);
  expect(stripOfTime(session.events(), []).find(({ event }) => event.id === wrong.id)?.retracted).toBe(true);
});

test('officers, images and findings are folds of the record', async () => {
  const { session } = await openBench('mei');
  await session.perform(stateAct('officer.joined', { fields: { name: 'Mei Lin', duty: 'examiner' } }));
  await session.perform(stateAct('scene.entered'));
  const stick = (
    await session.perform(
      recogniseExhibit(session.events(), { description: 'stick', kind: 'storage-device' }),
    )
  ).id;
  const image = (
    await session.perform(
      stateAct('image.acquired', {
        objects: { device: stick },
        fields: { sha256: 'cd'.repeat(32), size: 512 },
      }),
    )
  ).id;
  await session.perform(
    stateAct('image.verified', {
      objects: { image },
      fields: { algorithm: 'SHA-256', value: 'cd'.repeat(32), match: true },
    }),
  );
  await session.perform(
    stateAct('finding.stated', {
      objects: { image },
      fields: {
        question: 'q',
        answer: 'a',
        sentence: 'A is so.',
        offset: 5,
        length: 7,
        'content-sha256': 'ef'.repeat(32),
      },
    }),
  );
  expect(officers(session.events())).toMatchObject([
    { id: 'mei', name: 'Mei Lin', duty: 'examiner', inside: true },
  ]);
  expect(images(session.events())).toMatchObject([{ id: image, device: stick, verified: true, size: 512 }]);
  expect(findings(session.events())).toMatchObject([
    { answer: 'a', image, locus: { offset: 5, length: 7, path: null } },
  ]);
  expect(session.events().at(-1)?.body.role).toBe('examiner');
});

function departure(over: Partial<CheckVerdict> = {}): CheckVerdict {
  return {
    practice: 'fresh-gloves',
    version: '1',
    step: 'change',
    severity: 3,
    form: 'precedence',
    object: { type: 'officer', id: 'linh' },
    on: null,
    verdict: 'violated',
    activation: null,
    proof: [],
    missing: 'change-gloves',
    deadline: null,
    since: 1,
    nearestMiss: null,
    basis: 'declared',
    late: false,
    explained: null,
    waived: null,
    revisedBecauseOf: null,
    ...over,
  };
}

const card = (form: Advice['form'], over: Partial<CheckVerdict> = {}, repairable = true): Advice => ({
  id: form,
  form,
  repairable,
  verdict: departure(over),
});

test('each advice mode shows what it may, most severe and repairable first', async () => {
  const { session } = await openBench();
  const advice = [
    card('departure', { severity: 2 }),
    card('next', { severity: 4 }, false),
    card('at-risk', { severity: 4 }),
  ];
  const forms = (mode: 'live' | 'after' | 'debrief') =>
    adviceToShow(advice, mode, session.events()).map(({ form }) => form);
  expect(forms('live')).toEqual(['at-risk', 'next', 'departure']);
  expect(forms('after')).toEqual(['departure']);
  expect(forms('debrief')).toEqual([]);
  await session.perform(stateAct('case.handed-in'));
  expect(forms('debrief')).toEqual(['departure']);
});

test('advice is recorded as shown once a case, and an explanation says that it came after', async () => {
  const on = await openBench();
  const advice = [card('departure')];
  const session = await createSession({ ...on.options, advise: () => advice });
  const before = explainDeparture(session.events(), departure(), 'no gloves left');
  expect(before.fields['after-advice']).toBe(false);
  expect((await showAdvice(session, 'live')).fresh).toHaveLength(1);
  expect((await showAdvice(session, 'live')).fresh).toHaveLength(0);
  expect(session.events().filter(({ header }) => header.kind === 'advice.shown')).toHaveLength(1);
  expect(adviceNotYetRecorded(advice, session.events())).toEqual([]);
  expect(explainDeparture(session.events(), departure(), 'no gloves left').fields['after-advice']).toBe(true);
});

test('departures come most severe first with what was said about them', async () => {
  const { session } = await openBench();
  const said = await session.perform(explainDeparture(session.events(), departure(), 'none left'));
  const list = departures(
    [departure({ severity: 2 }), departure({ explained: said.id }), departure({ verdict: 'pending' })],
    session.events(),
  );
  expect(list.map(({ state, explanation }) => [state, explanation?.reason])).toEqual([
    ['explained', 'none left'],
    ['open', undefined],
  ]);
});

test('the strip joins events with the verdicts that rest on them and says what each rests on', async () => {
  const { session, clock } = await openBench();
  const id = (
    await session.perform(recogniseExhibit(session.events(), { description: 'packet', kind: 'drugs' }))
  ).id;
  const at = clock.time;
  clock.time += 16 * 60_000;
  clock.mono += 16 * 60_000;
  const photo = await session.perform(
    stateAct('exhibit.photographed', {
      objects: { exhibit: id },
      fields: { view: 'overall', scale: false },
      at,
      attachments: [{ sha256: 'aa'.repeat(32), size: 1, mediaType: 'image/png', kind: 'photograph' }],
    }),
  );
  const strip = stripOfTime(session.events(), [
    departure({ activation: id, nearestMiss: { event: photo.id, failed: [] } }),
  ]);
  const row = (event: string) => strip.find((entry) => entry.event.id === event);
  expect(row(id)).toMatchObject({
    basis: 'declared',
    late: false,
    departure: true,
    verdicts: [{ how: 'activates' }],
  });
  expect(row(photo.id)).toMatchObject({ basis: 'corroborated', late: true, verdicts: [{ how: 'misses' }] });
  expect(strip[0]?.basis).toBe('measured');
});

test('weighing counts as corroborated only when another officer countersigned', async () => {
  const [linh, budi, id] = await twoOfficers();
  const weighed = await linh.session.perform(
    stateAct('exhibit.weighed', { objects: { exhibit: id }, fields: { 'mass-mg': 350 } }),
  );
  await linh.session.perform(stateAct('exhibit.countersigned', { objects: { exhibit: id } }));
  const basis = (on: Bench) =>
    stripOfTime(on.session.events(), []).find(({ event }) => event.id === weighed.id)?.basis;
  expect(basis(linh)).toBe('declared');
  exchange(linh, budi);
  await budi.session.perform(stateAct('exhibit.countersigned', { objects: { exhibit: id } }));
  expect(basis(budi)).toBe('corroborated');
});
