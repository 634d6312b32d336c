import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheck, parsePractice, type Practice, type PracticeStep } from '@tracecraft/practice';
import fc from 'fast-check';

const folder = join(import.meta.dirname, '../../../content/practices');

/** Texts of the product's practices by id. */
export const practiceFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.practice.md'))
    .map((name) => [name.replace('.practice.md', ''), readFileSync(join(folder, name), 'utf8')]),
);

export function read(text: string): Practice {
  const parsed = parsePractice(text);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.practice;
}

export const practices: readonly Practice[] = [...practiceFiles.values()].map(read);

const SENTENCES = [
  'for each exhibit: before collect, require photograph',
  'for each exhibit: after collect, require seal within 30 min',
  'for each officer: before each collect, require a new change-gloves',
  'for each device: after observe, require isolate within 5 min',
];

/** One edit: which part of which step, and to what. */
export interface Edit {
  readonly step: number;
  readonly part:
    | 'check'
    | 'level'
    | 'severity'
    | 'why.en'
    | 'why.vi'
    | 'risk.en'
    | 'exceptions'
    | 'title.en'
    | 'prose.vi'
    | 'drop'
    | 'add';
  readonly choice: number;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  step: fc.nat(5),
  part: fc.constantFrom(
    'check',
    'level',
    'severity',
    'why.en',
    'why.vi',
    'risk.en',
    'exceptions',
    'title.en',
    'prose.vi',
    'drop',
    'add',
  ),
  choice: fc.nat(3),
});
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { maxLength: 5 });
export const anyPractice: fc.Arbitrary<Practice> = fc.constantFrom(...practices);

/** A practice with two steps at least: what changes one has to leave the other alone. */
export const longerPractice: fc.Arbitrary<Practice> = fc.constantFrom(
  ...practices.filter(({ steps }) => steps.length > 1),
);

export function edited(practice: Practice, changes: readonly Edit[]): Practice {
  return changes.reduce(apply, practice);
}

function apply(practice: Practice, { step: at, part, choice }: Edit): Practice {
  const words = `Words of choice ${choice}.`;
  if (part === 'title.en') return { ...practice, title: { ...practice.title, en: words } };
  if (part === 'prose.vi') return { ...practice, prose: { ...practice.prose, vi: words } };
  const { steps } = practice;
  const place = at % steps.length;
  const step = steps[place];
  if (step === undefined) return practice;
  if (part === 'drop') return steps.length < 2 ? practice : { ...practice, steps: steps.toSpliced(place, 1) };
  if (part === 'add') {
    const id = `added-${choice}`;
    if (steps.some((one) => one.id === id)) return practice;
    return { ...practice, steps: steps.toSpliced(place + 1, 0, { ...step, id }) };
  }
  return { ...practice, steps: steps.with(place, changedStep(step, part, choice, words)) };
}

function changedStep(step: PracticeStep, part: Edit['part'], choice: number, words: string): PracticeStep {
  if (part === 'check') {
    const check = SENTENCES[choice % SENTENCES.length]!;
    return { ...step, check, tree: parseCheck(check) };
  }
  if (part === 'level') return { ...step, level: (['must', 'should', 'may'] as const)[choice % 3]! };
  if (part === 'severity') return { ...step, severity: ([1, 2, 3, 4] as const)[choice]! };
  if (part === 'why.en') return { ...step, why: { ...step.why, en: words } };
  if (part === 'why.vi') return { ...step, why: { ...step.why, vi: words } };
  if (part === 'risk.en') return { ...step, risk: { ...step.risk, en: words } };
  return { ...step, exceptions: [...step.exceptions, words] };
}
