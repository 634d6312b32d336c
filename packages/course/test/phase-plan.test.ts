import { describe, expect, test } from 'vitest';
import { phasePlan, plannedPhase } from '../src/index.ts';
import { exercise } from './case-builder.ts';

const blueTape = exercise('blue-tape');

describe('the plan of an exercise', () => {
  test('its minutes become shares of whatever time a run has; a phase of no minutes is no phase', () => {
    const plan = phasePlan({ ...blueTape, plan: { arrival: 10, documentation: 30, examination: 60 } });
    expect(plan).toEqual([
      { phase: 'arrival', until: 0.1 },
      { phase: 'documentation', until: 0.4 },
      { phase: 'examination', until: 1 },
    ]);
    const at = [0, 0.09, 0.1, 0.39, 0.4, 0.99, 1, 7].map((share) => plannedPhase(plan, share));
    expect(at).toEqual([
      'arrival',
      'arrival',
      'documentation',
      'documentation',
      'examination',
      'examination',
      'handed-in',
      'handed-in',
    ]);
  });

  test('without a word it is the usual one, without what the exercise can not come to', () => {
    const { plan: _, ...bare } = blueTape;
    const phases = (change: object): readonly string[] =>
      phasePlan({ ...bare, ...change }).map(({ phase }) => phase);
    expect(phases({})).toEqual(['arrival', 'documentation', 'collection', 'custody', 'examination']);
    expect(phases({ evidence: [] })).toEqual(['arrival', 'documentation', 'collection', 'custody']);
    expect(phases({ scene: null })).toEqual(['arrival', 'examination']);
    expect(phases({ plan: { arrival: 0 } })).toEqual(phases({}));
    for (const change of [{}, { evidence: [] }, { scene: null }])
      expect(phasePlan({ ...bare, ...change }).at(-1)?.until).toBe(1);
  });
});
