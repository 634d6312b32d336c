import { nearest } from '../language/suggest.ts';
import { RuleReader } from './json-reader.ts';
import { LogFault, type LogNotice } from './log-fault.ts';
import { readCondition, readCorrelation } from './read-condition.ts';
import {
  isUnary,
  templateNames,
  type LogRule,
  type RuleSet,
  type SetName,
  type Template,
  type TimeBound,
} from './rule.ts';

const READ = new Set('id template a b n activation target correlation time why'.split(' '));
const byLetters = new Map(templateNames.map((name) => [letters(name), name]));

/** The same name however it is spaced, hyphenated or capitalised. */
function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

function templateOf(from: RuleReader): Template {
  const found = from.text('template');
  const known = byLetters.get(letters(found));
  if (known !== undefined) return known;
  const near = nearest(found.toLowerCase().replaceAll(/[_-]/g, ' '), templateNames) ?? '';
  throw new LogFault('unknown-template', { rule: from.rule, found, near, known: templateNames.join(', ') });
}

function countOf(from: RuleReader): number {
  const n = from.value('n') ?? 1;
  if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0) throw from.wrong('n', 'whole number');
  return n;
}

function timeOf(from: RuleReader): TimeBound | null {
  const value = from.value('time');
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.length !== 2) throw from.wrong('time', '[least, most] in seconds');
  const [lo, hi = Number.POSITIVE_INFINITY] = value.map((bound: unknown) => bound ?? undefined);
  if (typeof lo !== 'number' || typeof hi !== 'number' || lo < 0 || hi < lo)
    throw from.wrong('time', '[least, most] in seconds, 0 ≤ least ≤ most');
  return { lo, hi };
}

function idOf(from: RuleReader): string {
  const id = from.text('id');
  if (/[\t\n\r,]/.test(id)) throw from.wrong('id', 'text without comma, tab or line break');
  return id;
}

function readRule(value: unknown, place: string, notices: LogNotice[]): LogRule {
  const named = new RuleReader(value, place);
  const id = idOf(named);
  const from = new RuleReader(value, id);
  notices.push(...from.unread(READ));
  const template = templateOf(from);
  return {
    id,
    template,
    a: from.text('a'),
    b: isUnary(template) ? '' : from.text('b'),
    n: countOf(from),
    activation: from.objects('activation').map(readCondition),
    target: from.objects('target').map(readCondition),
    correlation: from.objects('correlation').map(readCorrelation),
    time: timeOf(from),
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch (problem) {
    throw new LogFault('rules-not-json', { reason: problem instanceof Error ? problem.message : '' });
  }
  if (typeof json !== 'object' || json === null || !('A' in json || 'B' in json))
    throw new LogFault('rules-shape');
  return json as Readonly<Record<string, unknown>>;
}

export interface LogRules {
  /** Sets in the order A, B. Without a wish, those that hold rules. */
  readonly sets: readonly RuleSet[];
  readonly notices: readonly LogNotice[];
}

/**
 * Reads a rules file: `A` and `B`, lists of rules.
 * @param wanted the one set to read; all when absent.
 * @throws LogFault `rules-not-json`, `rules-shape`, `set-absent`, `set-empty`, `rule-…`, `unknown-…`
 */
export function readLogRules(text: string, wanted?: SetName): LogRules {
  const json = parse(text);
  const notices: LogNotice[] = [];
  const seen = new Set<string>();
  const names = wanted === undefined ? (['A', 'B'] as const) : [wanted];
  const sets = names.flatMap((name): RuleSet[] => {
    const list = json[name];
    if (list === undefined && wanted === undefined) return [];
    if (list === undefined) throw new LogFault('set-absent', { set: name });
    if (!Array.isArray(list)) throw new LogFault('rules-shape');
    const rules = list.map((value: unknown, at) => readRule(value, `${name}[${at}]`, notices));
    for (const { id } of rules) {
      if (seen.has(id)) throw new LogFault('rule-id-twice', { rule: id });
      seen.add(id);
    }
    return rules.length === 0 ? [] : [{ name, rules }];
  });
  if (sets.length === 0) throw new LogFault('set-empty', { set: names.join(', ') });
  return { sets, notices };
}
