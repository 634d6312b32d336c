import { nearest } from '../language/suggest.ts';
import type { EventLog } from './event-log.ts';
import type { LogNotice } from './log-fault.ts';
import { surveyTimes } from './time-order.ts';
import type { LogRule } from './rule.ts';

function attributesIn({ activation, target, correlation }: LogRule): readonly string[] {
  return [...activation, ...target, ...correlation].map(({ attr }) => attr);
}

/** The attributes rules look at: what `readEventLog` has to read. */
export function attributesOf(rules: readonly LogRule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(attributesIn));
}

/** The first rule that says each word the log does not know. */
function unknown(
  rules: readonly LogRule[],
  wordsIn: (rule: LogRule) => readonly string[],
  known: readonly string[],
  code: LogNotice['code'],
): readonly LogNotice[] {
  const all = new Set(known);
  const first = new Map<string, string>();
  for (const rule of rules)
    for (const word of wordsIn(rule)) if (!all.has(word) && !first.has(word)) first.set(word, rule.id);
  return [...first].map(([word, rule]) => ({
    code,
    params: { word, rule, near: nearest(word, known) ?? '' },
  }));
}

function timeNotices(log: EventLog, rules: readonly LogRule[]): readonly LogNotice[] {
  const { missing, firstMissing, backwards, firstBackwards } = surveyTimes(log);
  const timed = rules.filter(({ time }) => time !== null).map(({ id }) => id);
  const notices: LogNotice[] = [];
  if (missing > 0 && timed.length > 0)
    notices.push({ code: 'no-time', params: { count: missing, row: firstMissing, rules: timed.join(', ') } });
  if (backwards > 0) notices.push({ code: 'unordered', params: { count: backwards, row: firstBackwards } });
  return notices;
}

/** What about a log and the rules for it is odd, but is no fault: docs/spec/check-log.md says how each is treated. */
export function logNotices(log: EventLog, rules: readonly LogRule[]): readonly LogNotice[] {
  const { texts } = log.activity;
  const activities = Array.from({ length: texts.size }, (_, code) => texts.text(code));
  return [
    ...(log.events === 0 ? [{ code: 'no-events', params: {} } as const] : []),
    ...unknown(rules, ({ a, b }) => (b === '' ? [a] : [a, b]), activities, 'unknown-activity'),
    ...unknown(rules, attributesIn, log.header, 'unknown-attribute'),
    ...timeNotices(log, rules),
  ];
}
