import fc from 'fast-check';
import type { ActPattern, Check, Condition, Form, Pattern } from '@tracecraft/practice';

const compare = (field: string, literal: string | boolean): Condition => ({
  op: 'compare',
  field,
  relation: '=',
  value: { literal },
});

const ACTS: readonly [string, string, readonly Condition[]][] = [
  ['collect', 'exhibit.collected', []],
  [
    'photograph',
    'exhibit.photographed',
    [
      compare('scale', true),
      compare('view', 'overall'),
      { op: 'in', field: 'view', values: ['overall', 'close-up'] },
      { op: 'not', part: compare('scale', true) },
    ],
  ],
  ['move', 'exhibit.moved', []],
  ['seal', 'exhibit.sealed', [{ op: 'recorded', field: 'seal-number' }]],
  [
    'transfer',
    'custody.offered',
    [
      { op: 'compare', field: 'from', relation: '=', value: { state: 'current holder' } },
      { op: 'different', field: 'to' },
    ],
  ],
  ['change-gloves', 'gloves.changed', []],
  ['scene-release', 'scene.released', []],
  ['operate', 'device.operated', []],
  ['isolate', 'device.isolated', [compare('checked', true)]],
  ['hash', 'image.hashed', [{ op: 'same', field: 'value' }]],
  [
    'verify',
    'image.verified',
    [
      { op: 'and', parts: [compare('match', true), { op: 'same', field: 'value' }] },
      { op: 'or', parts: [compare('match', true), { op: 'different', field: 'value' }] },
    ],
  ],
  ['examine', 'image.examined', [compare('source', 'original')]],
  ['acquire', 'image.acquired', []],
  [
    'authority',
    'authority.recorded',
    [
      { op: 'compare', field: 'valid-until', relation: '≥', value: { state: 'now' } },
      { op: 'compare', field: 'valid-until', relation: '≠', value: { state: 'now' } },
    ],
  ],
  ['enter', 'scene.entered', []],
  ['waive', 'waiver.recorded', [{ op: 'recorded', field: 'reason' }]],
];

const act: fc.Arbitrary<ActPattern> = fc
  .tuple(
    fc.constantFrom(...ACTS),
    fc.nat(7),
    fc.constantFrom(null, null, null, 'another' as const, 'same' as const),
  )
  .map(([[verb, kind, conditions], pick, by]) => ({
    op: 'act',
    verb,
    kind,
    condition: conditions[pick] ?? null,
    by,
    as: null,
  }));
const joined = (op: 'and' | 'or'): fc.Arbitrary<Pattern> =>
  fc.tuple(act, act).map((parts) => ({ op, parts }));
const either: fc.Arbitrary<Pattern> = fc.oneof(
  { weight: 4, arbitrary: act },
  { weight: 1, arbitrary: joined('or') },
);
const target: fc.Arbitrary<Pattern> = fc.oneof(
  { weight: 4, arbitrary: act },
  joined('or'),
  joined('and'),
  fc.tuple(joined('and'), act).map(([all, one]): Pattern => ({ op: 'or', parts: [all, one] })),
);
const bound = fc.constantFrom(null, null, 5 * 60_000, 30 * 60_000);
const maybe = fc.option(either, { nil: null, freq: 2 });

const form: fc.Arbitrary<Form> = fc.oneof(
  fc.record({ name: fc.constant('precedence' as const), activation: either, target, within: bound }),
  fc.record({ name: fc.constant('alternate-precedence' as const), activation: either, target }),
  fc.record({ name: fc.constant('chain-precedence' as const), activation: either, target }),
  fc.record({
    name: fc.constant('response' as const),
    activation: either,
    target,
    within: bound,
    before: maybe,
  }),
  fc.record({ name: fc.constant('alternate-response' as const), activation: either, target }),
  fc.record({ name: fc.constant('chain-response' as const), activation: either, target }),
  fc.record({
    name: fc.constant('not-response' as const),
    activation: either,
    target: either,
    until: maybe,
    lasting: bound,
  }),
  fc.record({ name: fc.constant('absence' as const), target: either }),
  fc.record({
    name: fc.constantFrom('existence' as const, 'at-most' as const, 'exactly' as const),
    count: fc.nat(3),
    target: either,
    within: fc.constant(null),
  }),
  fc.record({ name: fc.constant('responded-existence' as const), activation: either, target }),
  fc.record({ name: fc.constant('not-coexistence' as const), activation: either, target: either }),
  fc.record({
    name: fc.constant('sequence' as const),
    steps: fc.array(either, { minLength: 2, maxLength: 4 }),
  }),
  fc.record({
    name: fc.constant('same-event' as const),
    activation: fc.constant<Pattern>({
      op: 'act',
      verb: 'photograph',
      kind: 'exhibit.photographed',
      condition: null,
      by: null,
      as: null,
    }),
    condition: fc.constantFrom(...ACTS[1]![2]),
  }),
  fc.record({
    name: fc.constant('same-event' as const),
    activation: fc.constant<Pattern>({
      op: 'act',
      verb: 'transfer',
      kind: 'custody.offered',
      condition: null,
      by: null,
      as: null,
    }),
    condition: fc.constantFrom(ACTS[4]![2][0]!, {
      op: 'and',
      parts: [ACTS[4]![2][0]!, { op: 'recorded', field: 'to' }],
    } as const),
  }),
);

const kindIsDrugs: Condition = { op: 'in', field: 'kind', values: ['drugs', 'cash'] };
const WHERE: Readonly<Record<string, readonly Condition[]>> = {
  exhibit: [
    kindIsDrugs,
    compare('material', 'biological'),
    { op: 'recorded', field: 'make' },
    { op: 'or', parts: [kindIsDrugs, { op: 'not', part: compare('material', 'powder') }] },
  ],
  device: [compare('power', 'on')],
};
const EXCUSABLE =
  /^(precedence|alternate-precedence|chain-precedence|response|alternate-response|chain-response|not-response|responded-existence|sequence|same-event)$/;

/** Any check the grammar can write over a small vocabulary. */
export const randomCheck: fc.Arbitrary<Check> = fc
  .record({
    object: fc.constantFrom(
      'exhibit' as const,
      'device' as const,
      'image' as const,
      'officer' as const,
      'search' as const,
      'case' as const,
    ),
    form,
    pick: fc.nat(7),
    unless: fc.option(target, { nil: null, freq: 2 }),
  })
  .map(({ object, form: chosen, pick, unless }) => ({
    object,
    where: WHERE[object]?.[pick] ?? null,
    on: null,
    form: chosen,
    unless: EXCUSABLE.test(chosen.name) ? unless : null,
  }));
