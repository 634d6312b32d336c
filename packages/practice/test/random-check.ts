import fc from 'fast-check';
import type { ActPattern, Check, Condition, Form, Pattern, Relation, StateWord } from '@tracecraft/practice';
import { kindNamed, type CaseEvent } from '@tracecraft/record';
import { randomRecord } from './random-record.ts';

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

/** A verb, its kind and conditions a sentence may put on it. */
type ActWords = readonly [string, string, readonly Condition[]];

const ACTS: readonly ActWords[] = [
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

function rolesOf(kind: string): readonly string[] {
  const declared = kindNamed(kind)!;
  return ['performer', ...declared.objects.map(({ role }) => role), ...(declared.creates ? ['created'] : [])];
}

function actOf(acts: readonly ActWords[]): fc.Arbitrary<ActPattern> {
  return fc
    .tuple(
      fc.constantFrom(...acts),
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
}

const bound = fc.constantFrom(null, null, 5 * 60_000, 30 * 60_000);

interface Patterns {
  /** Acts joined by `or` alone. */
  readonly either: fc.Arbitrary<Pattern>;
  /** Any pattern. */
  readonly target: fc.Arbitrary<Pattern>;
}

function patternsOf(acts: readonly ActWords[]): Patterns {
  const act = actOf(acts);
  const joined = (op: 'and' | 'or'): fc.Arbitrary<Pattern> =>
    fc.tuple(act, act).map((parts) => ({ op, parts }));
  return {
    either: fc.oneof({ weight: 4, arbitrary: act }, { weight: 1, arbitrary: joined('or') }),
    target: fc.oneof(
      { weight: 4, arbitrary: act },
      joined('or'),
      joined('and'),
      fc.tuple(joined('and'), act).map(([all, one]): Pattern => ({ op: 'or', parts: [all, one] })),
    ),
  };
}

function formOf(acts: readonly ActWords[]): fc.Arbitrary<Form> {
  const { either, target } = patternsOf(acts);
  const maybe = fc.option(either, { nil: null, freq: 2 });
  const name = <T extends Form['name']>(value: T): fc.Arbitrary<T> => fc.constant(value);
  const pair = { activation: either, target };
  const conditioned = acts.filter(([, , conditions]) => conditions.length > 0);
  return fc.oneof(
    fc.record({ name: name('precedence'), ...pair, within: bound }),
    fc.record({ name: name('alternate-precedence'), ...pair }),
    fc.record({ name: name('chain-precedence'), ...pair }),
    fc.record({ name: name('response'), ...pair, within: bound, before: maybe }),
    fc.record({ name: name('alternate-response'), ...pair }),
    fc.record({ name: name('chain-response'), ...pair }),
    fc.record({
      name: name('not-response'),
      activation: either,
      target: either,
      until: maybe,
      lasting: bound,
    }),
    fc.record({ name: name('absence'), target: either }),
    fc.record({
      name: fc.constantFrom('existence' as const, 'at-most' as const, 'exactly' as const),
      count: fc.nat(3),
      target: either,
      within: bound,
    }),
    fc.record({ name: name('responded-existence'), ...pair }),
    fc.record({ name: name('not-coexistence'), activation: either, target: either }),
    fc.record({ name: name('sequence'), steps: fc.array(either, { minLength: 2, maxLength: 4 }) }),
    ...(conditioned.length === 0 ? [] : [sameEventOf(conditioned)]),
  );
}

/** Sentences have no brackets: `a and b and c` is one list, and an `or` inside an `and` can't be said. */
function joinedConditions(wanted: 'and' | 'or', first: Condition, second: Condition): Condition {
  const op = first.op === 'or' || second.op === 'or' ? 'or' : wanted;
  return { op, parts: [first, second].flatMap((part) => (part.op === op ? part.parts : [part])) };
}

function sameEventOf(acts: readonly ActWords[]): fc.Arbitrary<Form> {
  return fc.constantFrom(...acts).chain(([verb, kind, conditions]) => {
    const one = fc.constantFrom(...conditions);
    const two = fc
      .tuple(one, one, fc.constantFrom('and' as const, 'or' as const))
      .map(([first, second, op]) => joinedConditions(op, first, second));
    return fc.record({
      name: fc.constant('same-event' as const),
      activation: fc.constant<Pattern>({ op: 'act', verb, kind, condition: null, by: null, as: null }),
      condition: fc.oneof({ weight: 3, arbitrary: one }, two),
    });
  });
}

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

function checkOf(acts: readonly ActWords[]): fc.Arbitrary<Check> {
  return fc
    .record({
      object: fc.constantFrom(
        'exhibit' as const,
        'exhibit' as const,
        'device' as const,
        'image' as const,
        'officer' as const,
        'search' as const,
        'case' as const,
      ),
      form: formOf(acts),
      pick: fc.nat(7),
      unless: fc.option(patternsOf(acts).target, { nil: null, freq: 2 }),
      on: fc.constantFrom(null, null, null, null, 'device' as const, 'officer' as const, 'image' as const),
    })
    .map(({ object, form, pick, unless, on }) => ({
      object,
      where: WHERE[object]?.[pick] ?? null,
      on: on === object ? null : on,
      form,
      unless: EXCUSABLE.test(form.name) ? unless : null,
    }));
}

/** Any check the grammar can write over a small vocabulary. */
export const randomCheck: fc.Arbitrary<Check> = checkOf(ACTS);

/** What the folds in conditions of these acts read, beside the acts themselves. */
const READ: Readonly<Record<string, readonly string[]>> = {
  collect: ['exhibit.recognised', 'exhibit.described', 'exhibit.protected', 'authority.recorded'],
  'open-seal': ['exhibit.sealed'],
  weigh: ['exhibit.sampled', 'exhibit.weighed'],
  label: ['exhibit.collected'],
  accept: ['exhibit.sealed', 'seal.opened'],
  testify: ['officer.joined'],
  operate: ['officer.joined'],
  exit: ['scene.entered'],
  'scene-release': ['scene.entered', 'scene.exited', 'plan.written', 'zone.searched', 'zone.left'],
  transfer: ['exhibit.collected', 'custody.accepted', 'custody.refused'],
  acquire: ['authority.recorded', 'exhibit.described'],
  hash: ['image.acquired'],
  verify: ['image.acquired', 'image.hashed'],
};

/** Checks that speak of a few kinds of act, and a record in which those mostly happen: they meet often. */
export function randomScenario(
  size: number,
): fc.Arbitrary<{ readonly checks: readonly Check[]; readonly events: readonly CaseEvent[] }> {
  return fc.subarray([...ACTS], { minLength: 2, maxLength: 4 }).chain((acts) =>
    fc.record({
      checks: fc.array(checkOf(acts), { minLength: 2, maxLength: 5 }),
      events: randomRecord(size, [
        ...acts.map(([, kind]) => kind),
        ...acts.flatMap(([verb]) => READ[verb] ?? []),
      ]),
    }),
  );
}
