import type { Practice, PracticeStep } from '../../file/practice.ts';
import type { Place } from '../../language/problem.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Path, Source } from './source.ts';

/** A step with the place where it is written. */
export interface PlacedStep {
  readonly file: string;
  readonly practice: Practice;
  readonly step: PracticeStep;
  /** Changed by a profile: its examples are those of the base. */
  readonly modified: boolean;
  /** Place of `words` in the value of `key`, or of the value when they are not there. */
  readonly wordsIn: (key: Path, words: string) => Place;
}

export function stepsOfPractice(source: Source<Practice>): readonly PlacedStep[] {
  return source.parsed.steps.map((step, i) => placed(source, source.parsed, step, ['steps', i]));
}

/** Steps a profile adds, and those whose sentence it changes, as the base has them otherwise. */
export function stepsOfProfile(source: Source<Profile>, base: readonly Practice[]): readonly PlacedStep[] {
  const practiceOf = (id: string): Practice | undefined => base.find((practice) => practice.id === id);
  const added = source.parsed.add.flatMap(({ practice: id, step }, i) => {
    const practice = practiceOf(id);
    return practice === undefined ? [] : [placed(source, practice, step, ['add', i, 'step'])];
  });
  const changed = source.parsed.modify.flatMap(({ practice: id, step: stepId, check }, i) => {
    const practice = practiceOf(id);
    const step = practice?.steps.find((one) => one.id === stepId);
    if (practice === undefined || step === undefined || check === null) return [];
    const now = { ...step, check: check.text, tree: check.tree };
    return [{ ...placed(source, practice, now, ['modify', i]), modified: true }];
  });
  return [...added, ...changed];
}

function placed(source: Source<unknown>, practice: Practice, step: PracticeStep, path: Path): PlacedStep {
  return {
    file: source.file,
    practice,
    step,
    modified: false,
    wordsIn: (key, words) => source.wordsIn([...path, ...key], words),
  };
}
