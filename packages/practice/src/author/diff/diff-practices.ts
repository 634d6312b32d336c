import type { Practice, PracticeStep } from '../../file/practice.ts';
import { printCheck } from '../../language/print-check.ts';
import { compareChecks, type Comparison, type SearchBounds } from '../model/compare-checks.ts';
import { markWords, type MarkedWord } from './word-marks.ts';

/** What happened to one step from one version to the next. */
export interface StepDifference {
  readonly step: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The sentence word by word; empty when it is the same. */
  readonly words: readonly MarkedWord[];
  /** How the meaning of the sentence moved; null where there is nothing to compare. */
  readonly meaning: Comparison | null;
  readonly level: readonly [string, string] | null;
  readonly severity: readonly [number, number] | null;
  readonly weight: readonly [number, number] | null;
  /** Texts that changed, as `why.en`. */
  readonly texts: readonly string[];
}

/** Two versions of one practice. */
export interface PracticeDifference {
  readonly practice: string;
  readonly versions: readonly [string, string];
  /**
   * `substantive` when some record would be judged or weighed otherwise: a step came or went, a level or severity
   * changed, or a sentence changed its meaning up to the bound. `editorial`: words only. `none`: the same.
   */
  readonly kind: 'none' | 'editorial' | 'substantive';
  readonly steps: readonly StepDifference[];
  /** Texts of the practice itself that changed, as `title.vi`. */
  readonly texts: readonly string[];
}

export function diffPractices(
  before: Practice,
  after: Practice,
  bounds: SearchBounds = {},
): PracticeDifference {
  const steps = [...new Set([...before.steps, ...after.steps].map(({ id }) => id))].flatMap((id) => {
    const pair = [before, after].map(({ steps: all }) => all.find((step) => step.id === id));
    return stepDifference(pair[0], pair[1], bounds);
  });
  const texts = [
    ...changedTexts('title', before.title, after.title),
    ...changedTexts('prose', before.prose, after.prose),
  ];
  return {
    practice: after.id,
    versions: [before.version, after.version],
    kind: steps.some(isSubstantive) ? 'substantive' : steps.length + texts.length > 0 ? 'editorial' : 'none',
    steps,
    texts,
  };
}

function isSubstantive({ change, level, severity, meaning }: StepDifference): boolean {
  if (change !== 'changed' || level !== null || severity !== null) return true;
  return meaning !== null && meaning.kind !== 'same-meaning';
}

function stepDifference(
  before: PracticeStep | undefined,
  after: PracticeStep | undefined,
  bounds: SearchBounds,
): readonly StepDifference[] {
  if (before === undefined) return after === undefined ? [] : [whole(after, 'added')];
  if (after === undefined) return [whole(before, 'removed')];
  const [was, is] = [before, after].map((step) => printCheck(step.tree));
  const written = before.check !== after.check;
  const found: StepDifference = {
    step: after.id,
    change: 'changed',
    words: was === is ? [] : markWords(was ?? '', is ?? ''),
    meaning: was === is ? null : compareChecks(before.tree, after.tree, bounds),
    level: before.level === after.level ? null : [before.level, after.level],
    severity: before.severity === after.severity ? null : [before.severity, after.severity],
    weight: before.weight === after.weight ? null : [before.weight, after.weight],
    texts: [...(written && was === is ? ['check'] : []), ...stepTexts(before, after)],
  };
  const isChanged =
    found.words.length + found.texts.length > 0 ||
    [found.level, found.severity, found.weight].some((part) => part !== null);
  return isChanged ? [found] : [];
}

function whole(step: PracticeStep, change: 'added' | 'removed'): StepDifference {
  return {
    step: step.id,
    change,
    words: [{ mark: change, text: printCheck(step.tree) }],
    meaning: null,
    level: null,
    severity: null,
    weight: null,
    texts: [],
  };
}

function stepTexts(before: PracticeStep, after: PracticeStep): readonly string[] {
  const rest = ['science', 'law', 'lawNone', 'exceptions', 'waiver', 'examples'] as const;
  return [
    ...changedTexts('why', before.why, after.why),
    ...changedTexts('risk', before.risk, after.risk),
    ...rest.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])),
  ];
}

function changedTexts(
  key: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const languages = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return languages
    .filter((language) => before[language] !== after[language])
    .map((language) => `${key}.${language}`);
}
