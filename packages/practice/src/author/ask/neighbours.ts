import type { Check, Condition, Form, Pattern } from '../../language/syntax.ts';
import { asks, fewerValues, narrower } from './neighbour-acts.ts';

/** How a neighbour differs from the sentence asked about. Phrase: `author.neighbour.<id>`. */
export type NeighbourId =
  | 'for-each'
  | 'once-is-enough'
  | 'nothing-between'
  | 'something-between'
  | 'any-time'
  | 'before'
  | 'after'
  | 'both-ways'
  | 'no-time-limit'
  | 'time-limit'
  | 'no-end'
  | 'at-all'
  | 'not-both'
  | 'one-allowed'
  | 'exactly'
  | 'at-least'
  | 'at-most'
  | 'one-fewer'
  | 'fewer-values'
  | 'any-order'
  | 'every-object'
  | 'no-exception'
  | 'any-such-act'
  | 'any-officer'
  | 'all-of-them'
  | 'one-of-them'
  | 'less-required'
  | 'must-happen';

/** A sentence easily meant instead; two together where no one form says it. */
export interface Neighbour {
  readonly id: NeighbourId;
  readonly checks: readonly Check[];
}

/** What an author may have meant instead of `check`: the same words in a form beside it. */
export function neighboursOf(check: Check): readonly Neighbour[] {
  const forms = formsBeside(check.form).map(([id, ...others]) => ({
    id,
    checks: others.map((form): Check => ({ ...check, form, unless: mayExcuse(form) ? check.unless : null })),
  }));
  return [...forms, ...partsLeftOut(check)];
}

type Beside = readonly [NeighbourId, ...Form[]];

function mayExcuse(form: Form): boolean {
  return !['absence', 'existence', 'at-most', 'exactly', 'not-coexistence'].includes(form.name);
}

function formsBeside(form: Form): readonly Beside[] {
  switch (form.name) {
    case 'precedence':
      return precedence(form);
    case 'response':
      return response(form);
    case 'alternate-precedence':
    case 'chain-precedence':
    case 'alternate-response':
    case 'chain-response':
      return alternates(form);
    case 'responded-existence':
      return [
        ['before', precedes(form)],
        ['after', responds(form)],
        ...reversed(form, (pair): Beside => ['both-ways', form, { ...pair, name: 'responded-existence' }]),
      ];
    default:
      return others(form);
  }
}

interface Pair {
  readonly activation: Pattern;
  readonly target: Pattern;
}

const HOUR = 3_600_000;

function precedes({ activation, target }: Pair): Form {
  return { name: 'precedence', activation, target, within: null };
}

function responds({ activation, target }: Pair): Form {
  return { name: 'response', activation, target, within: null, before: null };
}

function named(
  name:
    | 'alternate-precedence'
    | 'chain-precedence'
    | 'alternate-response'
    | 'chain-response'
    | 'responded-existence',
  { activation, target }: Pair,
): Form {
  return { name, activation, target };
}

/** The pair the other way round, where its target can activate. */
function reversed(pair: Pair, make: (pair: Pair) => Beside): readonly Beside[] {
  const { activation, target } = pair;
  const joined = target.op === 'and' || (target.op === 'or' && target.parts.some(({ op }) => op === 'and'));
  return joined ? [] : [make({ activation: target, target: activation })];
}

function precedence(form: Form & { name: 'precedence' }): readonly Beside[] {
  return [
    ['for-each', named('alternate-precedence', form)],
    ['nothing-between', named('chain-precedence', form)],
    ['any-time', named('responded-existence', form)],
    ['after', responds(form)],
    ...reversed(form, (pair) => ['both-ways', form, responds(pair)]),
    form.within === null
      ? ['time-limit', { ...form, within: HOUR }]
      : ['no-time-limit', { ...form, within: null }],
  ];
}

function response(form: Form & { name: 'response' }): readonly Beside[] {
  return [
    ['for-each', named('alternate-response', form)],
    ['nothing-between', named('chain-response', form)],
    ['any-time', named('responded-existence', form)],
    ['before', precedes(form)],
    ...reversed(form, (pair) => ['both-ways', form, precedes(pair)]),
    ...(form.before === null ? [] : [['no-end', { ...form, before: null }] as const]),
    form.within === null
      ? ['time-limit', { ...form, within: HOUR }]
      : ['no-time-limit', { ...form, within: null }],
  ];
}

function alternates(form: Form & Pair): readonly Beside[] {
  const back = form.name.endsWith('precedence');
  const plain = back ? precedes(form) : responds(form);
  const each = named(back ? 'alternate-precedence' : 'alternate-response', form);
  const chain = named(back ? 'chain-precedence' : 'chain-response', form);
  return [
    ['once-is-enough', plain],
    form.name.startsWith('chain') ? ['something-between', each] : ['nothing-between', chain],
    ['any-time', named('responded-existence', form)],
  ];
}

function others(form: Form): readonly Beside[] {
  switch (form.name) {
    case 'not-response':
      return [
        ['at-all', { name: 'absence', target: form.target }],
        ['not-both', { name: 'not-coexistence', activation: form.activation, target: form.target }],
        ...(form.until === null ? [] : [['no-end', { ...form, until: null }] as const]),
        form.lasting === null
          ? ['time-limit', { ...form, lasting: HOUR }]
          : ['no-time-limit', { ...form, lasting: null }],
      ];
    case 'not-coexistence': {
      const { activation, target } = form;
      return [['after', { name: 'not-response', activation, target, until: null, lasting: null }]];
    }
    case 'absence':
      return [
        ['one-allowed', { name: 'at-most', count: 1, target: form.target, within: null }],
        ...asks(form.target)
          .filter(([id]) => id === 'any-such-act')
          .map(
            ([, target]): Beside => [
              'must-happen',
              form,
              { name: 'existence', count: 1, target, within: null },
            ],
          ),
      ];
    case 'existence':
    case 'at-most':
    case 'exactly':
      return counts(form);
    case 'sequence':
      return inAnyOrder(form.steps);
    case 'same-event':
      return [
        ['must-happen', form, { name: 'existence', count: 1, target: form.activation, within: null }],
        ...narrower(form.condition).map(
          (condition: Condition): Beside => ['less-required', { ...form, condition }],
        ),
        ...fewerValues(form.condition).map(
          (condition: Condition): Beside => ['fewer-values', { ...form, condition }],
        ),
      ];
    default:
      return [];
  }
}

function counts(form: Form & { name: 'existence' | 'at-most' | 'exactly' }): readonly Beside[] {
  const kinds: readonly Beside[] = [
    ['exactly', { ...form, name: 'exactly' }],
    ['at-least', { ...form, name: 'existence' }],
    ['at-most', { ...form, name: 'at-most' }],
  ];
  const fewer: readonly Beside[] = form.count > 0 ? [['one-fewer', { ...form, count: form.count - 1 }]] : [];
  return [...kinds.filter(([, other]) => other?.name !== form.name), ...fewer];
}

function inAnyOrder(steps: readonly Pattern[]): readonly Beside[] {
  const earlier = steps.slice(0, -1);
  const target: Pattern = earlier.length === 1 ? earlier[0]! : { op: 'and', parts: earlier };
  return [['any-order', { name: 'precedence', activation: steps.at(-1)!, target, within: null }]];
}

function partsLeftOut(check: Check): readonly Neighbour[] {
  const { form } = check;
  const one = (id: NeighbourId, changed: Partial<Check>): Neighbour => ({
    id,
    checks: [{ ...check, ...changed }],
  });
  const target = 'target' in form ? form.target : null;
  return [
    ...(check.where === null ? [] : [one('every-object', { where: null })]),
    ...(check.unless === null ? [] : [one('no-exception', { unless: null })]),
    ...(target === null
      ? []
      : asks(target).map(([id, changed]) => one(id, { form: { ...form, target: changed } as Form }))),
  ];
}
