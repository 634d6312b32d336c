import type { Practice } from '../../file/practice.ts';
import type { SearchBounds } from '../model/compare-checks.ts';
import type { Finding, Severity, SourceText } from './finding.ts';
import { lintContradictions } from './lint-contradictions.ts';
import { lintExamples } from './lint-examples.ts';
import { lintMeaning } from './lint-meaning.ts';
import { lintProfile } from './lint-profile.ts';
import { lintSentence } from './lint-sentence.ts';
import { lintTexts } from './lint-texts.ts';
import { stepsOfPractice, stepsOfProfile, type PlacedStep } from './placed-step.ts';
import { practiceSources, profileSources, type Source } from './source.ts';

/** What is looked at, and how closely. */
export interface LintOptions {
  /** Profiles to look at on the practices given and `base`. */
  readonly profiles?: readonly SourceText[];
  /** Practices profiles may speak of beside those given; not looked at themselves. */
  readonly base?: readonly Practice[];
  /** Languages every text should have; default en, vi, ko. */
  readonly languages?: readonly string[];
  /** How wrong a clock may be, milliseconds; default one minute. */
  readonly clockErrorMs?: number;
  /** Looks for steps that contradict each other; default true. */
  readonly contradictions?: boolean;
  /** How far records are searched. */
  readonly bounds?: SearchBounds;
}

export interface LintReport {
  /** In order of file, line and column. */
  readonly findings: readonly Finding[];
  /** How much was looked at: nothing looked at is no good sign. */
  readonly looked: { readonly practices: number; readonly steps: number; readonly profiles: number };
}

const BOUNDS: SearchBounds = { length: 5, most: 6000 };

/** Looks for what a parser lets pass. Files that cannot be read are findings too; nothing is thrown. */
export function lint(practices: readonly SourceText[], options: LintOptions = {}): LintReport {
  const { profiles = [], languages = ['en', 'vi', 'ko'], bounds = BOUNDS } = options;
  const read = practiceSources(practices);
  const adopted = profileSources(profiles);
  const base = allOf(read.sources, options.base ?? []);
  const steps = read.sources.flatMap(stepsOfPractice);
  const changed = adopted.sources.map((source) => stepsOfProfile(source, base));
  const findings = [
    ...read.findings,
    ...adopted.findings,
    ...sameIds(read.sources),
    ...[...steps, ...changed.flat()].flatMap((step) =>
      lintStep(step, options.clockErrorMs ?? 60_000, bounds),
    ),
    ...(options.contradictions === false ? [] : contradictionsIn(steps, changed, bounds)),
    ...adopted.sources.flatMap((source) => lintProfile(source, base, bounds)),
    ...[...read.sources, ...adopted.sources].flatMap((source) => lintTexts(source, languages)),
  ];
  return {
    findings: findings.toSorted(inOrder),
    looked: {
      practices: practices.length,
      steps: steps.length + changed.flat().length,
      profiles: profiles.length,
    },
  };
}

/** Among the practices, then for each profile between what it changes and the rest as it leaves it. */
function contradictionsIn(
  steps: readonly PlacedStep[],
  changed: readonly (readonly PlacedStep[])[],
  bounds: SearchBounds,
): readonly Finding[] {
  const isSame = (a: PlacedStep, b: PlacedStep): boolean =>
    a.practice.id === b.practice.id && a.step.id === b.step.id;
  return [
    ...lintContradictions(steps, steps, bounds),
    ...changed.flatMap((own) => {
      const left = steps.filter((step) => !own.some((one) => isSame(one, step)));
      return lintContradictions([...left, ...own], own, bounds);
    }),
  ];
}

function lintStep(step: PlacedStep, clockErrorMs: number, bounds: SearchBounds): readonly Finding[] {
  const words = lintSentence(step, clockErrorMs);
  const examples = lintExamples(step);
  // A sentence that names what cannot happen is never kept or departed from for that reason alone.
  return words.some(({ severity }) => severity === 'error')
    ? [...words, ...examples]
    : [...words, ...examples, ...lintMeaning(step, bounds)];
}

/** Practices given stand before those of the same id in `base`. */
function allOf(sources: readonly Source<Practice>[], base: readonly Practice[]): readonly Practice[] {
  const given = sources.map(({ parsed }) => parsed);
  const ids = new Set(given.map(({ id }) => id));
  return [...given, ...base.filter(({ id }) => !ids.has(id))];
}

function sameIds(sources: readonly Source<Practice>[]): readonly Finding[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ file, parsed: { id }, whereIs }): readonly Finding[] => {
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, file);
      return [];
    }
    return [
      { code: 'same-id', severity: 'error', file, ...whereIs(['id']), params: { id, other }, record: null },
    ];
  });
}

const GRAVE: readonly Severity[] = ['error', 'warning', 'note'];

function inOrder(a: Finding, b: Finding): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column ||
    GRAVE.indexOf(a.severity) - GRAVE.indexOf(b.severity)
  );
}
