import { kindNamed, vocabulary, type ObjectType } from '@tracecraft/record';
import { printDuration } from '../../language/duration.ts';
import type { ActPattern, Check } from '../../language/syntax.ts';
import { isAct } from '../../monitor/compile.ts';
import { RECORDED_AS } from '../../monitor/object-history.ts';
import { actsNamed, atomsOf, durationsOf } from '../model/atoms.ts';
import type { Finding } from './finding.ts';
import type { PlacedStep } from './placed-step.ts';

/** What one sentence says that no record can meet, read off its words alone. */
export function lintSentence(placed: PlacedStep, clockErrorMs: number): readonly Finding[] {
  const { step, practice } = placed;
  const about = { practice: practice.id, step: step.id };
  const at = (text: string): Pick<Finding, 'file' | 'line' | 'column' | 'length' | 'record'> => ({
    file: placed.file,
    ...placed.wordsIn(['check'], text),
    record: null,
  });
  const short = shortTimes(step.check, step.tree, clockErrorMs).map(
    ({ text, ms }): Finding => ({
      code: 'deadline-below-clock',
      severity: 'warning',
      params: { ...about, deadline: printDuration(ms), clock: printDuration(clockErrorMs) },
      ...at(text),
    }),
  );
  const faults = actsNamed(step.tree).flatMap((act): readonly Finding[] => {
    const fault = faultOf(act, step.tree);
    return fault === null ? [] : [{ ...fault, params: { ...about, ...fault.params }, ...at(act.verb) }];
  });
  return [...short, ...faults].filter(isFirst);
}

/** The same fault of the same word is told once. */
function isFirst(one: Finding, at: number, all: readonly Finding[]): boolean {
  const key = ({ code, column, line }: Finding): string => `${code} ${line} ${column}`;
  return all.findIndex((other) => key(other) === key(one)) === at;
}

/** Durations no clock of that error can tell kept from missed, as the sentence writes them. */
function shortTimes(
  written: string,
  check: Check,
  clockErrorMs: number,
): readonly { readonly text: string; readonly ms: number }[] {
  return durationsOf(check)
    .filter((ms) => ms < clockErrorMs)
    .map((ms) => {
      const short = [...written.matchAll(/\b(\d+)\s+([a-z]+)/g)].find(
        (found) => Number(found[1]) === ms / 1000 && found[2]?.startsWith('s'),
      );
      return { text: short?.[0] ?? '', ms };
    });
}

type Fault = Pick<Finding, 'code' | 'severity' | 'params'>;

function faultOf(act: ActPattern, check: Check): Fault | null {
  if (!isAct(act.kind)) return { code: 'never-an-act', severity: 'error', params: { act: act.verb } };
  if (!reaches(act.kind, check.object))
    return { code: 'out-of-reach', severity: 'error', params: { act: act.verb, object: check.object } };
  const field = unrecorded(act, check);
  if (field === null) return null;
  return { code: 'never-recorded', severity: 'error', params: { act: act.verb, field } };
}

/** Can an act of this kind be part of the trace of such an object? A device is an exhibit under the same id. */
function reaches(name: string, object: ObjectType): boolean {
  const kind = kindNamed(name);
  if (kind === undefined || kind.scope === 'case' || object === 'officer') return true;
  const touched = [...kind.objects.map(({ type }) => type), ...(kind.creates ?? [])];
  const things: readonly ObjectType[] = ['exhibit', 'device'];
  return touched.some((type) => type === object || (things.includes(type) && things.includes(object)));
}

/** A field to be the same as one that nothing else of the object's record can hold. */
function unrecorded(act: ActPattern, check: Check): string | null {
  const fields = (act.condition === null ? [] : atomsOf(act.condition)).flatMap((atom) =>
    atom.op === 'same' || atom.op === 'different' ? [atom.field] : [],
  );
  const found = fields.find((field) => {
    const names = RECORDED_AS[field] ?? [field];
    return !vocabulary.some(
      (kind) =>
        kind.kind !== act.kind &&
        reaches(kind.kind, check.object) &&
        names.some((name) => Object.hasOwn(kind.fields, name)),
    );
  });
  return found ?? null;
}
