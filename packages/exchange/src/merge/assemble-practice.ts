import type { LawRow, Localised, Practice, PracticeStep } from '@tracecraft/practice';
import type { PracticePart, StepRule } from './practice-parts.ts';

type Parts = ReadonlyMap<string, PracticePart>;

/** A practice of these parts, its steps in the order of `steps`; the inverse of `practiceParts`. */
export function assemblePractice(
  parts: Parts,
  steps: readonly string[],
  versions: Pick<Practice, 'id' | 'version' | 'history'>,
): Practice {
  const beside = <K extends keyof Practice>(key: string): Practice[K] => parts.get(key)?.value as Practice[K];
  return {
    ...versions,
    code: beside<'code'>('code'),
    pictures: beside<'pictures'>('pictures'),
    status: beside<'status'>('status'),
    publisher: beside<'publisher'>('publisher'),
    appliesTo: beside<'appliesTo'>('applies-to'),
    draftLanguages: beside<'draftLanguages'>('draft-languages'),
    title: textsOf(parts, 'title'),
    prose: textsOf(parts, 'prose'),
    steps: steps.flatMap((id) => stepFrom(parts, id)),
  };
}

function stepFrom(parts: Parts, id: string): readonly PracticeStep[] {
  const rule = parts.get(`${id}/rule`);
  if (rule === undefined) return [];
  const law = [...parts.values()].filter(({ key }) => key.startsWith(`${id}/law.`));
  return [
    {
      id,
      ...(rule.value as StepRule),
      why: textsOf(parts, `${id}/why`),
      risk: textsOf(parts, `${id}/risk`),
      science: (parts.get(`${id}/science`)?.value ?? []) as PracticeStep['science'],
      law: law.filter(({ value }) => value !== null).map(({ value }) => value as LawRow),
      lawNone: law.filter(({ value }) => value === null).map(({ key }) => key.slice(`${id}/law.`.length)),
    },
  ];
}

function textsOf(parts: Parts, key: string): Localised {
  const texts = [...parts.values()]
    .filter((one) => one.key.startsWith(`${key}.`))
    .map((one) => [one.key.slice(key.length + 1), one.value as string] as const);
  return { en: '', ...Object.fromEntries(texts) };
}
