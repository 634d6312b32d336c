import { BytesWriter } from './bytes-writer.ts';
import type { LogVerdicts } from './check-log.ts';
import type { RuleVerdicts } from './rule-verdicts.ts';

const TAB = 9;
const LINE_FEED = 10;

/** Violated activations of one rule by case. */
function violationsOf(verdicts: RuleVerdicts, { caseOf }: LogVerdicts['log'], cases: number): Int32Array {
  const counts = new Int32Array(cases);
  verdicts.forEachProof((activation) => counts[activation < 0 ? ~activation : caseOf[activation]!]!++);
  return counts;
}

/** `activations:violations` of every rule, by case. */
function countsOf({ rules, log, cases }: LogVerdicts): (ofCase: number) => string {
  const violations = rules.map((verdicts) => violationsOf(verdicts, log, cases));
  return (ofCase) =>
    rules.map((verdicts, rule) => `${verdicts.activations(ofCase)}:${violations[rule]![ofCase]}`).join(',');
}

/**
 * One section of a verdicts file, UTF-8: `#` and the rule ids, then a line a case with one letter a rule; the events read
 * before the letters of open cases; `activations:violations` behind those of closed cases when `counts` is asked for.
 */
export function verdictSection(verdicts: LogVerdicts, counts: boolean): Uint8Array {
  const { log, cases, rules, letters, read, half } = verdicts;
  const out = new BytesWriter();
  const counted = counts && !half ? countsOf(verdicts) : null;
  out.text(`#${rules.map(({ rule }) => rule.id).join(',')}\n`);
  for (let ofCase = 0; ofCase < cases; ofCase++) {
    out.add(log.caseTexts.raw(ofCase + 1));
    out.byte(TAB);
    if (half) out.text(`${read[ofCase]}\t`);
    out.add(letters.subarray(ofCase * rules.length, (ofCase + 1) * rules.length));
    if (counted !== null) out.text(`\t${counted(ofCase)}`);
    out.byte(LINE_FEED);
  }
  return out.take();
}
