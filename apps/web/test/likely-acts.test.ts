import { expect, it } from 'vitest';
import type { Advice } from '@tracecraft/practice';
import { kindNamed, type CaseEvent, type EventKind } from '@tracecraft/record';
import { actsOffered } from '../src/screens/scene/acts-offered.ts';
import { likelyActs } from '../src/screens/scene/likely-acts.ts';

const kinds = (...names: string[]): readonly EventKind[] => names.map((name) => kindNamed(name)!);
const advised = (missing: string, form: Advice['form'] = 'next', repairable = true): Advice =>
  ({ id: missing, form, repairable, verdict: { missing } }) as unknown as Advice;
const did = (kind: string, performer: string, object: string | null = null): CaseEvent =>
  ({
    id: `${kind} ${performer} ${object}`,
    header: { kind },
    body: { performer, objects: object === null ? [] : [{ role: 'exhibit', type: 'exhibit', id: object }] },
  }) as unknown as CaseEvent;
const OFFERED = kinds('exhibit.photographed', 'exhibit.sealed', 'exhibit.collected', 'exhibit.weighed');
const told = (acts: ReturnType<typeof likelyActs>): readonly string[] => acts.map(({ kind }) => kind.kind);

it('puts what advice asks for first, then what this officer did last to other things, each once', () => {
  const events = [
    did('exhibit.weighed', 'me', 'one'),
    did('exhibit.collected', 'me', 'one'),
    did('exhibit.collected', 'me', 'two'),
    did('exhibit.photographed', 'other', 'two'),
  ];
  expect(told(likelyActs(OFFERED, [advised('seal and label')], events, 'me', 'three'))).toEqual([
    'exhibit.sealed',
    'exhibit.collected',
    'exhibit.weighed',
  ]);
  // already done to this one
  expect(told(likelyActs(OFFERED, [], events, 'me', 'two'))).toEqual(['exhibit.weighed']);
});

it('never offers what cannot be put right, nor an act that is not offered here', () => {
  const advice = [advised('collect', 'departure', false), advised('hand-in')];
  expect(likelyActs(OFFERED, advice, [did('scene.entered', 'me')], 'me', null)).toEqual([]);
});

it('offers each act where its objects are: no person’s act about the scene, no image’s act without an image', () => {
  const scene = actsOffered({ type: 'scene' }).map(({ kind }) => kind);
  const person = actsOffered({ type: 'person', person: { id: 'p' } } as never).map(({ kind }) => kind);
  const packet = actsOffered({ type: 'exhibit', exhibit: { isDevice: false }, images: [] } as never);
  const phone = actsOffered({ type: 'exhibit', exhibit: { isDevice: true }, images: [{ id: 'i' }] } as never);
  expect(scene).toContain('person.recorded');
  expect(scene).toContain('scene.entered');
  expect(scene.filter((kind) => kind === 'person.searched' || kind === 'exhibit.sealed')).toEqual([]);
  expect(person).toEqual(
    expect.arrayContaining(['person.interviewed', 'person.screened', 'person.status-set', 'person.sampled']),
  );
  expect(packet.map(({ kind }) => kind)).not.toContain('device.observed');
  expect(phone.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['device.observed', 'image.limits-recorded', 'exhibit.sealed']),
  );
});
