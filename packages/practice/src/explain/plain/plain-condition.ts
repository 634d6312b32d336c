import { FOLDS } from '../../language/fold-words.ts';
import type { FieldSpecs } from '../../language/print-check.ts';
import type { Condition, Relation } from '../../language/syntax.ts';
import { plainList, plainOperand, plainValue, plainWord, type PlainContext } from './plain-words.ts';

/**
 * Where a condition stands: after an act (`photograph it with a scale`), after an object (`each exhibit that is fragile`),
 * after "make sure that", after "whether".
 */
export type Place = 'with' | 'where' | 'that' | 'whether';

const NAMES: Readonly<Record<Relation | 'includes', string>> = {
  '=': 'equal',
  '≠': 'unequal',
  '<': 'less',
  '≤': 'at-most',
  '>': 'more',
  '≥': 'at-least',
  includes: 'includes',
};

type Single = Exclude<Condition, { op: 'and' | 'or' | 'not' }>;

/** A condition as people say it; `fields` tells the units of its numbers. */
export function plainCondition(
  condition: Condition,
  place: Place,
  fields: FieldSpecs,
  context: PlainContext,
): string {
  const { say } = context.phrases;
  if ('parts' in condition) return plainJoined(condition, place, fields, context);
  if (condition.op !== 'not') return plainSingle(condition, place, fields, context);
  const opposite = oppositeOf(condition.part);
  if (opposite !== null) return plainCondition(opposite, place, fields, context);
  const inner = plainCondition(condition.part, place, fields, context);
  return say('practice.plain.condition.not', { place, condition: inner });
}

function plainJoined(
  condition: Condition & { op: 'and' | 'or' },
  place: Place,
  fields: FieldSpecs,
  context: PlainContext,
): string {
  const { say } = context.phrases;
  const long = condition.op === 'or' && condition.parts.some(({ op }) => op === 'and');
  const joint = say(`practice.plain.condition.${condition.op}${long ? '-long' : ''}`, { place });
  return together(condition, context)
    .map((part) =>
      Array.isArray(part)
        ? plainRecorded(part, place, context)
        : plainCondition(part, place, fields, context),
    )
    .join(joint);
}

/** The parts in order; fields that must be recorded, one after the other, are said as one list. */
function together(
  { op, parts }: Condition & { op: 'and' | 'or' },
  { phrases }: PlainContext,
): readonly (Condition | string[])[] {
  const list: (Condition | string[])[] = [];
  for (const part of parts) {
    const field =
      op === 'and' && part.op === 'recorded' && !phrases.has(`practice.is.${part.field}.recorded`)
        ? part.field
        : null;
    const last = list.at(-1);
    if (field === null) list.push(part);
    else if (Array.isArray(last)) last.push(field);
    else list.push([field]);
  }
  return list;
}

function plainRecorded(fields: readonly string[], place: Place, { phrases }: PlainContext): string {
  const named = fields.map((field) =>
    phrases.say('practice.plain.the', { field: plainWord('field', field, phrases) }),
  );
  return phrases.say('practice.plain.condition.recorded', {
    place,
    fields: plainList(named, 'and', phrases),
  });
}

const OPPOSITES: Readonly<Record<Relation, Relation>> = {
  '=': '≠',
  '≠': '=',
  '<': '≥',
  '≥': '<',
  '>': '≤',
  '≤': '>',
};

/** What holds where `condition` does not, when it can be said in the same way. */
function oppositeOf(condition: Condition): Condition | null {
  if (condition.op === 'not') return condition.part;
  if (condition.op === 'same') return { ...condition, op: 'different' };
  if (condition.op === 'different') return { ...condition, op: 'same' };
  const compares =
    condition.op === 'compare' || (condition.op === 'measure' && condition.relation !== 'includes');
  return compares ? { ...condition, relation: OPPOSITES[condition.relation as Relation] } : null;
}

/** The phrase made for this field and value, or for this field, or the one for any. */
function plainSingle(condition: Single, place: Place, fields: FieldSpecs, context: PlainContext): string {
  const { phrases } = context;
  const own = ownPhrases(condition).find((id) => phrases.has(`practice.is.${id}`));
  if (own === undefined && condition.op === 'recorded')
    return plainRecorded([condition.field], place, context);
  const id = own === undefined ? `practice.plain.condition.${kindOf(condition)}` : `practice.is.${own}`;
  const field = nameOf(condition, context);
  return phrases.say(id, { place, field, ...valuesOf(condition, fields, context) });
}

function kindOf(condition: Single): string {
  if (condition.op === 'in') return 'equal';
  return 'relation' in condition ? NAMES[condition.relation] : condition.op;
}

/** `scale.yes`, `interpreter.not-independent.unequal`, `recording-delay.at-most`, `container`: the most telling first. */
function ownPhrases(condition: Single): readonly string[] {
  const name = (
    'state' in condition && condition.op === 'measure' ? condition.state : (condition.field ?? '')
  ).replaceAll(' ', '-');
  if (condition.op === 'in') return [name];
  if (!('relation' in condition)) return [`${name}.${condition.op}`];
  const { relation, value } = condition;
  const said = 'state' in value ? value.state.replaceAll(' ', '-') : literalName(value.literal);
  if (relation === '=') return [`${name}.${said}`, name];
  if (relation !== '≠') return [`${name}.${NAMES[relation]}`];
  const other = said === 'yes' ? [`${name}.no`] : said === 'no' ? [`${name}.yes`] : [];
  return [`${name}.${said}.unequal`, ...other];
}

function literalName(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function nameOf(condition: Single, { phrases }: PlainContext): string {
  return condition.op === 'measure'
    ? plainWord('state', condition.state, phrases)
    : plainWord('field', condition.field, phrases);
}

function valuesOf(condition: Single, fields: FieldSpecs, { phrases }: PlainContext): Record<string, string> {
  switch (condition.op) {
    case 'compare':
      return { value: plainOperand(condition.value, fields[condition.field], phrases) };
    case 'measure':
      return { value: plainOperand(condition.value, FOLDS[condition.state], phrases) };
    case 'includes':
      return { value: plainValue(condition.value, undefined, phrases) };
    case 'member':
      return { list: plainWord('state', condition.state, phrases) };
    case 'in': {
      const values = condition.values.map((value) => plainValue(value, fields[condition.field], phrases));
      return { value: plainList(values, 'or', phrases) };
    }
    default:
      return {};
  }
}
