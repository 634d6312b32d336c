import fc from 'fast-check';
import {
  parseCheck,
  type ActPattern,
  type Check,
  type Condition,
  type Form,
  type Pattern,
} from '@tracecraft/practice';
import { randomCheck } from '../random-check.ts';

const scale: Condition = { op: 'compare', field: 'scale', relation: '=', value: { literal: true } };
const photograph: ActPattern = {
  op: 'act',
  verb: 'photograph',
  kind: 'exhibit.photographed',
  condition: null,
  by: null,
  as: null,
};
const move: ActPattern = { ...photograph, verb: 'move', kind: 'exhibit.moved' };

type Edit = (pattern: Pattern) => Pattern;

/** Small changes an author makes to a pattern; none says which way it goes. */
const EDITS: readonly Edit[] = [
  (pattern) => ({ op: 'or', parts: [pattern, move] }),
  (pattern) => ({ op: 'or', parts: [pattern, { ...photograph, condition: scale }] }),
  (pattern) => (pattern.op === 'act' ? pattern : pattern.parts[0]!),
  (pattern) => (pattern.op === 'act' ? { ...pattern, condition: null } : pattern),
  (pattern) => (pattern.op === 'act' ? { ...pattern, by: pattern.by === null ? 'another' : null } : pattern),
  (pattern) =>
    pattern.op === 'act' && pattern.kind === 'exhibit.photographed'
      ? { ...pattern, condition: pattern.condition === null ? scale : both(pattern.condition) }
      : pattern,
];

function both(condition: Condition): Condition {
  return { op: 'and', parts: [condition, scale] };
}

const edit = fc.constantFrom(...EDITS);
const length = fc.constantFrom(null, 60_000, 5 * 60_000, 30 * 60_000, 3_600_000);

function mutated(form: Form, change: Edit, ms: number | null, what: number): Form {
  const on = <K extends string>(key: K): Form =>
    key in form ? ({ ...form, [key]: change((form as never)[key] as Pattern) } as Form) : form;
  if (what === 0) return on('target');
  if (what === 1) return on('activation');
  if (what === 2 && 'within' in form && !('count' in form)) return { ...form, within: ms };
  if (what === 2 && 'lasting' in form) return { ...form, lasting: ms };
  if (what === 2 && 'count' in form) return { ...form, count: form.count + (ms === null ? 1 : 2) };
  if (form.name === 'response') return { ...form, before: form.before === null ? move : change(form.before) };
  if (form.name === 'not-response')
    return { ...form, until: form.until === null ? move : change(form.until) };
  return form;
}

/** A sentence and the same sentence with one or two small changes, in no particular direction. */
export const changedCheck: fc.Arbitrary<readonly [Check, Check]> = fc
  .tuple(randomCheck, fc.array(fc.tuple(edit, length, fc.nat(4)), { minLength: 1, maxLength: 2 }), fc.nat(9))
  .map(([check, changes, pick]) => {
    const form = changes.reduce((now, [change, ms, what]) => mutated(now, change, ms, what), check.form);
    const changed = { ...check, form };
    if (pick === 0) return [check, { ...changed, where: null }] as const;
    if (pick === 1) return [check, { ...changed, unless: null }] as const;
    return [check, changed] as const;
  });

const ACT = fc.constantFrom(
  'collect',
  'seal',
  'move',
  'photograph',
  'photograph with scale = yes',
  'photograph with view in (overall, close-up)',
  'package with container in (paper-bag, envelope)',
  'label with label is recorded',
  'countersign by another officer',
);
const LIMIT = fc.constantFrom('', '', ' within 5 min', ' within 1 h');
const EXCUSE = fc.constantFrom('', '', '', ' unless move', ' unless label');

/** Sentences about an exhibit that a person might write. */
export const plainCheck: fc.Arbitrary<Check> = fc
  .tuple(fc.nat(11), ACT, ACT, ACT, LIMIT, EXCUSE)
  .map(([which, a, b, c, limit, excuse]) => {
    const forms = [
      `before ${a}, require ${b}${limit}${excuse}`,
      `before each ${a}, require a new ${b}${excuse}`,
      `just before ${a}, require ${b}`,
      `after ${a}, require ${b}${limit}${excuse}`,
      `after ${a}, require ${b} before ${c}`,
      `after each ${a}, require ${b} before the next ${a}`,
      `just after ${a}, require ${b}`,
      `after ${a}, never ${b}${limit === '' ? '' : ` for${limit.slice(7)}`}`,
      `never ${a}`,
      `if ${a}, also ${b}`,
      `not both ${a} and ${b}`,
      `in order: ${a}; ${b}; ${c}`,
    ];
    return parseCheck(`for each exhibit: ${forms[which]!}`);
  });
