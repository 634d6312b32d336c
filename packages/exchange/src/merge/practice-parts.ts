import { canonicalJson, type Json } from '@tracecraft/bytes';
import { printCheck, type Practice, type PracticeStep } from '@tracecraft/practice';

/** What binds, of a step: taken over whole or not at all, since a sentence means nothing without its exceptions and examples. */
export type StepRule = Pick<
  PracticeStep,
  'check' | 'tree' | 'level' | 'severity' | 'weight' | 'exceptions' | 'waiver' | 'examples'
>;

/** The smallest thing that is merged: one text in one language, one row of law, the science of a step, or its rule. */
export interface PracticePart {
  /** `title.en`, `prose.vi`, `publisher` …, or `<step>/rule`, `<step>/why.ko`, `<step>/law.VN` …. */
  readonly key: string;
  /** Null for what stands beside the steps. */
  readonly step: string | null;
  readonly value: unknown;
  /** Two parts of one content have the same: a rule's is its meaning as printed, not how it is typed. */
  readonly content: string;
}

/** The parts of a practice; versions and their notes are kept apart, since both sides always change them. */
export function practiceParts(practice: Practice): ReadonlyMap<string, PracticePart> {
  const { code, pictures, status, publisher, appliesTo, draftLanguages } = practice;
  const beside = {
    code,
    pictures,
    status,
    publisher,
    'applies-to': appliesTo,
    'draft-languages': draftLanguages,
  };
  const parts = [
    ...Object.entries(beside).map(([key, value]) => part(key, null, value)),
    ...localisedParts('title', null, practice.title),
    ...localisedParts('prose', null, practice.prose),
    ...practice.steps.flatMap(stepParts),
  ];
  return new Map(parts.map((one) => [one.key, one]));
}

function stepParts(step: PracticeStep): readonly PracticePart[] {
  const { id, check, tree, level, severity, weight, exceptions, waiver, examples } = step;
  const rule: StepRule = { check, tree, level, severity, weight, exceptions, waiver, examples };
  const meaning = { level, severity, weight, exceptions, waiver, examples, check: printCheck(tree) };
  return [
    { key: `${id}/rule`, step: id, value: rule, content: canonical(meaning) },
    ...localisedParts(`${id}/why`, id, step.why),
    ...localisedParts(`${id}/risk`, id, step.risk),
    part(`${id}/science`, id, step.science),
    ...step.law.map((row) => part(`${id}/law.${row.country}`, id, row)),
    ...step.lawNone.map((country) => part(`${id}/law.${country}`, id, null)),
  ];
}

function localisedParts(
  key: string,
  step: string | null,
  texts: Readonly<Record<string, string>>,
): readonly PracticePart[] {
  return Object.entries(texts).map(([language, text]) => part(`${key}.${language}`, step, text));
}

function part(key: string, step: string | null, value: unknown): PracticePart {
  return { key, step, value, content: canonical(value) };
}

function canonical(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as Json);
}
