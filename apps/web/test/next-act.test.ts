import { expect, it } from 'vitest';
import { askedAct, nextAct } from '../src/screens/scene/next-act.ts';
import type { Advice } from '@tracecraft/practice';

function adviceOn(missing: string, form: Advice['form'], repairable = true): Advice {
  const verdict = {
    practice: 'p',
    version: '1.0.0',
    step: 's',
    severity: 3,
    form: 'precedence',
    object: { type: 'exhibit', id: 'x' },
    on: null,
    verdict: 'pending',
    activation: null,
    proof: [],
    missing,
    deadline: null,
    since: null,
    nearestMiss: null,
    basis: null,
    late: false,
    explained: null,
    waived: null,
    revisedBecauseOf: null,
  } as const;
  return { id: missing, form, repairable, verdict };
}

it('reads the act a practice asks for, with the values it names', () => {
  expect(askedAct('photograph with scale = yes')).toMatchObject({
    kind: { kind: 'exhibit.photographed' },
    prefill: { scale: true },
  });
  expect(askedAct('photograph with view = mid-range; photograph with view = close-up')).toMatchObject({
    prefill: { view: 'mid-range' },
  });
  expect(askedAct('seal and label')).toMatchObject({ kind: { kind: 'exhibit.sealed' }, prefill: {} });
});

it('asks for nothing it does not know', () => {
  expect(askedAct('never operate')).toBeNull();
  expect(askedAct(null)).toBeNull();
  expect(askedAct('container in (paper-bag, envelope)')).toBeNull();
});

it('never asks for what cannot be put right any more', () => {
  const cards = [
    adviceOn('collect', 'departure'),
    adviceOn('label', 'next', false),
    adviceOn('seal', 'at-risk'),
  ];
  expect(nextAct(cards)?.kind.kind).toBe('exhibit.sealed');
  expect(nextAct([adviceOn('collect', 'departure')])).toBeNull();
});
