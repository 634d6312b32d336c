import type { CheckVerdict, Practice } from '@tracecraft/practice';
import type { CaseNames } from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** One step, and perhaps one object, as `--only PRACTICE/STEP@OBJECT` names it. */
export interface Only {
  readonly practice: string;
  readonly step: string;
  /** Id, the beginning of one (8 digits or more), or the name the record gives it; null for every object. */
  readonly object: string | null;
}

export function onlyOf(text: string): Only {
  const [, practice = '', step = '', object] = /^([^/@]+)\/([^/@]+)(?:@(.+))?$/.exec(text) ?? [];
  if (practice === '') throw new CommandError('check.only', { only: text }, EXIT.usage);
  return { practice, step, object: object ?? null };
}

/** The one step alone; all of them where the sentence itself reads what the others say. */
export function practicesNeeded(practices: readonly Practice[], only: Only): readonly Practice[] {
  const practice = practices.find(({ id }) => id === only.practice);
  const step = practice?.steps.find(({ id }) => id === only.step);
  if (practice === undefined || step === undefined) return practices;
  const readsOthers = JSON.stringify(step.tree).includes('"unreported departures"');
  return readsOthers ? practices : [{ ...practice, steps: [step] }];
}

/** The verdicts asked for; throws CommandError when there is none. */
export function verdictsAsked(
  verdicts: readonly CheckVerdict[],
  only: Only,
  names: CaseNames,
): readonly CheckVerdict[] {
  const isObject = (id: string): boolean =>
    only.object === null ||
    id === only.object ||
    (only.object.length >= 8 && id.startsWith(only.object)) ||
    names.object(id) === only.object;
  const asked = verdicts.filter(
    ({ practice, step, object, on }) =>
      practice === only.practice &&
      step === only.step &&
      (isObject(object.id) || (on !== null && isObject(on.id))),
  );
  if (asked.length > 0) return asked;
  const text = `${only.practice}/${only.step}${only.object === null ? '' : `@${only.object}`}`;
  throw new CommandError('check.only-none', { only: text }, EXIT.notFound);
}
