import type { CaseEvent } from '@tracecraft/record';
import { checkRecord } from '../../check-record.ts';
import type { Practice } from '../../file/practice.ts';
import { compilePractices } from '../../monitor/compile.ts';
import type { CheckVerdict, Verdict } from '../../verdict.ts';

/** A record to judge twice, under the name it is known by. */
export interface NamedRecord {
  readonly name: string;
  readonly events: readonly CaseEvent[];
}

/** One verdict that changes; null where the check or its object is not there. */
export interface ChangedVerdict {
  readonly record: string;
  readonly practice: string;
  readonly step: string;
  readonly object: CheckVerdict['object'];
  readonly on: CheckVerdict['on'];
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  /** Act that makes the check bind, after the change or else before it. */
  readonly activation: string | null;
}

/** Which verdicts on `records`, read as closed, change when `after` takes the place of `before`. Stable order. */
export function judgedDifferently(
  before: readonly Practice[],
  after: readonly Practice[],
  records: readonly NamedRecord[],
): readonly ChangedVerdict[] {
  const compiled = [before, after].map(compilePractices);
  return records.flatMap(({ name, events }) => {
    const [was, is] = compiled.map((practices) => byKey(checkRecord(practices, events, { closed: true })));
    const keys = [...new Set([...was!.keys(), ...is!.keys()])].toSorted();
    return keys.flatMap((key) => changed(name, was!.get(key), is!.get(key)));
  });
}

function byKey(verdicts: readonly CheckVerdict[]): ReadonlyMap<string, CheckVerdict> {
  return new Map(
    verdicts.map((one) => [
      [one.practice, one.step, one.object.type, one.object.id, one.on?.id ?? ''].join(' '),
      one,
    ]),
  );
}

function changed(
  record: string,
  was: CheckVerdict | undefined,
  is: CheckVerdict | undefined,
): readonly ChangedVerdict[] {
  const known = is ?? was;
  if (known === undefined || was?.verdict === is?.verdict) return [];
  // A check that never binds says nothing, before or after.
  if ([was, is].every((one) => one === undefined || one.verdict === 'not-applicable')) return [];
  const { practice, step, object, on } = known;
  return [
    {
      record,
      practice,
      step,
      object,
      on,
      before: was?.verdict ?? null,
      after: is?.verdict ?? null,
      activation: is?.activation ?? was?.activation ?? null,
    },
  ];
}
