import type { Practice, PracticeStep } from '../../file/practice.ts';
import type { Localised } from '../../localised.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Finding } from './finding.ts';
import type { Path, Source } from './source.ts';

interface Text {
  readonly key: string;
  readonly path: Path;
  readonly text: Localised;
}

/** Texts for people that lack one of `languages`. */
export function lintTexts(
  source: Source<Practice> | Source<Profile>,
  languages: readonly string[],
): readonly Finding[] {
  return textsOf(source.parsed).flatMap(({ key, path, text }) => {
    const missing = languages.filter((language) => (text[language] ?? '') === '');
    if (missing.length === 0) return [];
    const params = { text: key, languages: missing.join(', ') };
    return [
      {
        code: 'untranslated',
        severity: 'note',
        file: source.file,
        ...source.whereIs(path),
        params,
        record: null,
      } satisfies Finding,
    ];
  });
}

function textsOf(parsed: Practice | Profile): readonly Text[] {
  const own: Text[] = [
    { key: 'title', path: ['title'], text: parsed.title },
    { key: 'prose', path: [], text: parsed.prose },
  ];
  if ('steps' in parsed) return [...own, ...parsed.steps.flatMap((step, i) => stepTexts(step, ['steps', i]))];
  return [
    ...own,
    ...parsed.add.flatMap(({ step }, i) => stepTexts(step, ['add', i, 'step'])),
    ...[...parsed.modify.entries()].flatMap(([i, { reason }]) => reasonText(reason, ['modify', i, 'reason'])),
    ...[...parsed.drop.entries()].flatMap(([i, { reason }]) => reasonText(reason, ['drop', i, 'reason'])),
  ];
}

function stepTexts(step: PracticeStep, path: Path): readonly Text[] {
  return (['why', 'risk'] as const).map((key) => ({
    key: `${step.id} ${key}`,
    path: [...path, key],
    text: step[key],
  }));
}

function reasonText(reason: Localised | null, path: Path): readonly Text[] {
  return reason === null ? [] : [{ key: 'reason', path, text: reason }];
}
