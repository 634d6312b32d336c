import { BytesWriter } from './bytes-writer.ts';
import type { LogVerdicts } from './check-log.ts';
import { rowOf } from './event-log.ts';
import type { RuleVerdicts } from './rule-verdicts.ts';

const TAB = 9;
const LINE_FEED = 10;
const PIECE = 1 << 20;

/** First line of a proofs file. */
export const PROOFS_HEADER = '#case\trule\tactivation row\tblocking row\n';

/** Proofs by case: those of case `c` stand from `starts[c]` up to `starts[c + 1]`, rule after rule. Rows of 0: none. */
interface SortedProofs {
  readonly starts: Int32Array;
  readonly rule: Int32Array;
  readonly activation: Int32Array;
  readonly blocking: Int32Array;
}

function eachProof(
  { log, rules }: LogVerdicts,
  visit: (ofCase: number, rule: number, activation: number, blocking: number) => void,
): void {
  const row = (event: number): number => (event < 0 ? 0 : rowOf(log, event));
  const one = (verdicts: RuleVerdicts, rule: number): void =>
    verdicts.forEachProof((activation, blocking) => {
      const ofCase = activation < 0 ? ~activation : log.caseOf[activation]!;
      visit(ofCase, rule, row(activation), row(blocking));
    });
  for (const [rule, verdicts] of rules.entries()) one(verdicts, rule);
}

function sorted(verdicts: LogVerdicts): SortedProofs {
  const starts = new Int32Array(verdicts.cases + 1);
  eachProof(verdicts, (ofCase) => starts[ofCase + 1]!++);
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  const column = (): Int32Array => new Int32Array(starts.at(-1)!);
  const found = { starts, rule: column(), activation: column(), blocking: column() };
  const next = starts.slice();
  eachProof(verdicts, (ofCase, rule, activation, blocking) => {
    const at = next[ofCase]!++;
    found.rule[at] = rule;
    found.activation[at] = activation;
    found.blocking[at] = blocking;
  });
  return found;
}

/** Places from `from` up to `to` in the order of rule, activation, blocking event. */
function inOrder({ rule, activation, blocking }: SortedProofs, from: number, to: number): readonly number[] {
  const places = Array.from({ length: to - from }, (_, at) => from + at);
  return places.sort(
    (x, y) => rule[x]! - rule[y]! || activation[x]! - activation[y]! || blocking[x]! - blocking[y]!,
  );
}

/**
 * Lines of a proofs file, in pieces: case, rule id, row of the violated activation, row of the event that stands in the
 * way; 1-based data rows, empty where there is none. Ordered by case, rule, activation, blocking event.
 */
export function* proofLines(verdicts: LogVerdicts): Generator<Uint8Array, void, undefined> {
  const proofs = sorted(verdicts);
  const ids = verdicts.rules.map(({ rule }) => new TextEncoder().encode(rule.id));
  const out = new BytesWriter();
  for (let ofCase = 0; ofCase < verdicts.cases; ofCase++) {
    for (const at of inOrder(proofs, proofs.starts[ofCase]!, proofs.starts[ofCase + 1]!)) {
      out.add(verdicts.log.caseTexts.raw(ofCase + 1));
      out.byte(TAB);
      out.add(ids[proofs.rule[at]!]!);
      for (const row of [proofs.activation[at]!, proofs.blocking[at]!]) {
        out.byte(TAB);
        if (row > 0) out.number(row);
      }
      out.byte(LINE_FEED);
    }
    if (out.length > PIECE) yield out.take();
  }
  yield out.take();
}
