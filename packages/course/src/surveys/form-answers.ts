import type { Answers } from '../course-record/course-state.ts';
import { meanInterval, meanOf, type Interval } from '../readiness/interval.ts';
import { LEAST_GROUP } from '../tests/gain.ts';
import { formName, type SurveyForm, type SurveyItem } from './survey-form.ts';

/** How people answered one item of a form. Empty and null where fewer than ten did. */
export interface ItemAnswers {
  readonly item: string;
  readonly n: number;
  /** `[value, people]`, by value. */
  readonly counts: readonly (readonly [string, number])[];
  /** Of an `agreement` item, 1–5. */
  readonly mean: number | null;
  readonly interval: Interval | null;
}

/** One form over all it was about. */
export interface FormAnswers {
  /** `id@version`. */
  readonly form: string;
  readonly level: 1 | 2 | 3 | 4;
  /** Forms handed in. */
  readonly n: number;
  readonly items: readonly ItemAnswers[];
}

/** One form handed in, and by whom (or about whom). */
export interface GivenForm {
  readonly who: string;
  readonly answers: Answers;
}

/** Items of a form, each with how it was answered; what no scale knows is left out. */
export function answersOf(form: SurveyForm, given: readonly GivenForm[]): FormAnswers {
  return {
    form: formName(form),
    level: form.level,
    n: given.length,
    items: form.items.map((item) => itemAnswers(item, given)),
  };
}

function itemAnswers(item: SurveyItem, given: readonly GivenForm[]): ItemAnswers {
  const own = given.filter(({ answers }) => onScale(item, answers.get(item.id) ?? ''));
  const values = own.map(({ answers }) => answers.get(item.id)!);
  const n = values.length;
  // Ten forms of one person are not ten people.
  if (new Set(own.map(({ who }) => who)).size < LEAST_GROUP)
    return { item: item.id, n, counts: [], mean: null, interval: null };
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const numbers = item.scale === 'agreement' ? values.map(Number) : null;
  return {
    item: item.id,
    n,
    counts: [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    mean: numbers === null ? null : meanOf(numbers),
    interval: numbers === null ? null : meanInterval(numbers),
  };
}

function onScale({ scale }: SurveyItem, value: string): boolean {
  if (scale === 'agreement') return /^[1-5]$/.test(value);
  return scale === 'yes-no' ? value === 'yes' || value === 'no' : /^[a-z0-9-]+$/.test(value);
}
