import fc from 'fast-check';
import type { ActPattern, Check, Condition, Form, Pattern, Relation, StateWord } from '@tracecraft/practice';
import { kindNamed } from '@tracecraft/record';

const compare = (field: string, literal: string | boolean): Condition => ({
  op: 'compare',
  field,
  relation: '=',
  value: { literal },
});

const CURRENT_SEAL: Condition = {
  op: 'compare',
  field: 'seal-number',
  relation: '=',
  value: { state: 'current seal' },
};

const measure = (
  state: StateWord,
  relation: Relation | 'includes',
  literal: string | number | boolean,
): Condition => ({ op: 'measure', state, relation, value: { literal } });

const ACTS: readonly [string, string, readonly Condition[]][] = [
  [
    'collect',
    'exhibit.collected',
    [
      measure('waiting fragile traces', '=', 0),
      measure('within scope', '=', true),
      measure('local hour', '<', 10),
      measure('recording delay', '≤', 15 * 60_000),
    ],
  ],
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
  ['open-seal', 'seal.opened', [CURRENT_SEAL]],
  [
    'package',
    'exhibit.packaged',
    [measure('others in package', '=', 0), measure('others in package', '≥', 1)],
  ],
  ['weigh', 'exhibit.weighed', [measure('weight drift', '≤', 3), measure('weight drift', '=', 0)]],
  [
    'label',
    'exhibit.labelled',
    [{ op: 'compare', field: 'collector', relation: '=', value: { state: 'collecting officer' } }],
  ],
  ['accept', 'custody.accepted', [CURRENT_SEAL]],
  [
    'sign-inventory',
    'inventory.signed',
    [
      { op: 'includes', field: 'parties', value: 'aa' },
      { op: 'recorded', field: 'parties' },
    ],
  ],
  [
    'issue-report',
    'report.issued',
    [measure('unreported departures', '=', 0), measure('unreported departures', '≤', 1)],
  ],
  ['testify', 'testimony.given', [{ op: 'member', field: 'topic', state: 'performer competence' }]],
  ['exit', 'scene.exited', [measure('people inside', '≥', 1)]],
  [
    'transfer',
    'custody.offered',
    [
      { op: 'compare', field: 'from', relation: '=', value: { state: 'current holder' } },
      { op: 'different', field: 'to' },
    ],
  ],
  ['change-gloves', 'gloves.changed', []],
  [
    'scene-release',
    'scene.released',
    [
      measure('people inside', '=', 0),
      measure('uncovered zones', '=', 0),
      measure('uncovered zones', '≤', 1),
    ],
  ],
  ['operate', 'device.operated', [measure('performer competence', 'includes', 'aa')]],
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
  ['acquire', 'image.acquired', [measure('within scope', '=', true), measure('within scope', '≠', true)]],
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
    fc.constantFrom(0, 0, 0, 0, 1, 2),
  )
  .map(([[verb, kind, conditions], pick, by, role]) => ({
    op: 'act',
    verb,
    kind,
    condition: conditions[pick] ?? null,
    by,
    as: role === 0 ? null : (rolesOf(kind)[role - 1] ?? null),
  }));

function rolesOf(kind: string): readonly string[] {
  const declared = kindNamed(kind)!;
  return ['performer', ...declared.objects.map(({ role }) => role), ...(declared.creates ? ['created'] : [])];
}

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
const conditionsOf = (verb: string): readonly Condition[] => ACTS.find(([name]) => name === verb)![2];
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
    within: bound,
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
    condition: fc.constantFrom(...conditionsOf('photograph')),
  }),
  fc
    .constantFrom(...ACTS.filter(([, , conditions]) => conditions.length > 0))
    .chain(([verb, kind, conditions]) =>
      fc.record({
        name: fc.constant('same-event' as const),
        activation: fc.constant<Pattern>({ op: 'act', verb, kind, condition: null, by: null, as: null }),
        condition: fc.constantFrom(...conditions),
      }),
    ),
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
    condition: fc.constantFrom(conditionsOf('transfer')[0]!, {
      op: 'and',
      parts: [conditionsOf('transfer')[0]!, { op: 'recorded', field: 'to' }],
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
    on: fc.constantFrom(null, null, null, null, 'device' as const, 'officer' as const, 'image' as const),
  })
  .map(({ object, form: chosen, pick, unless, on }) => ({
    object,
    where: WHERE[object]?.[pick] ?? null,
    on: on === object ? null : on,
    form: chosen,
    unless: EXCUSABLE.test(chosen.name) ? unless : null,
  }));
