import {
  diffPractices,
  judgedDifferently,
  type ChangedVerdict,
  type MarkedWord,
  type Practice,
  type PracticeDifference,
  type StepDifference,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { CaseEvent } from '@tracecraft/record';
import { caseNames } from '@tracecraft/workbench';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { writeOut } from '../evidence/output.ts';
import { EXIT } from '../exit-codes.ts';
import { eventsOfBundle } from '../play/events-of-bundle.ts';
import { phrasesFor } from '../speak.ts';
import { filesIn, practiceIn } from './practice-files.ts';

interface DiffFlags {
  readonly record: readonly string[];
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft practice diff old/fresh-gloves.practice.md content/practices/fresh-gloves.practice.md
  tracecraft practice diff old-practices content/practices --record case.bundle --record other.bundle

[-words-] went, {+words+} came. A changed sentence is shown with the shortest record that only the old and only the new
one calls departed. With --record, the verdicts of those cases that change are listed.

Exit codes:
  0  nothing changed, or only words
  1  records are judged or weighed otherwise
  65 a file or bundle can't be read
  66 no such file`;

/** `tracecraft practice diff`. */
export function addPracticeDiff(practice: Command): void {
  practice
    .command('diff')
    .description('what changed between two versions: words, meaning, and the cases judged differently')
    .argument('<old>', 'practice file or folder')
    .argument('<new>', 'practice file or folder')
    .option('--record <bundle...>', 'case bundles to judge by both', [])
    .option('--json', 'print the result as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action((old: string, now: string, flags: DiffFlags) => {
      const phrases = phrasesFor(flags.lang);
      const [before, after] = [old, now].map((place) => practicesAt(place, phrases));
      const differences = differencesOf(before!, after!);
      const cases = flags.record.map((name) => ({ name, events: eventsOfBundle(name).events }));
      const judged = judgedDifferently(before!, after!, cases);
      writeOut(
        flags.json === true
          ? `${JSON.stringify({ differences, judged }, null, 2)}\n`
          : `${lines({ differences, judged, cases }, phrases).join('\n')}\n`,
      );
      process.exitCode = differences.some(({ kind }) => kind === 'substantive') ? EXIT.no : EXIT.ok;
    });
}

function practicesAt(place: string, phrases: Phrases): readonly Practice[] {
  const files = filesIn([place], '.practice.md');
  if (files.length === 0) throw new CommandError('author.nothing-found', { place }, EXIT.notFound);
  return files.map((file) => practiceIn(file, phrases));
}

/** One file against one file is one practice, whatever its id; folders are paired by id. */
function differencesOf(
  before: readonly Practice[],
  after: readonly Practice[],
): readonly PracticeDifference[] {
  if (before.length === 1 && after.length === 1) return [diffPractices(before[0]!, after[0]!)];
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].toSorted();
  return ids.map((id) => {
    const [was, is] = [before, after].map((all) => all.find((practice) => practice.id === id));
    const known = is ?? was!;
    const nothing = { ...known, steps: [] };
    return diffPractices(was ?? nothing, is ?? nothing);
  });
}

interface DiffReport {
  readonly differences: readonly PracticeDifference[];
  readonly judged: readonly ChangedVerdict[];
  readonly cases: readonly { readonly name: string; readonly events: readonly CaseEvent[] }[];
}

function lines({ differences, judged, cases }: DiffReport, phrases: Phrases): readonly string[] {
  const changed = differences.filter(({ kind }) => kind !== 'none');
  return [
    ...(changed.length === 0 ? [phrases.say('author.diff.none')] : []),
    ...changed.flatMap(({ practice, versions, kind, steps, texts }) => [
      `${practice} ${versions.join(' → ')}: ${phrases.say(`author.diff.${kind}`)}`,
      ...(texts.length === 0 ? [] : [`  ${texts.join(', ')}`]),
      ...steps.flatMap((step) => stepLines(step, phrases).map((line) => `  ${line}`)),
    ]),
    ...(cases.length === 0 ? [] : judgedLines(judged, cases, phrases)),
  ];
}

function stepLines(step: StepDifference, phrases: Phrases): readonly string[] {
  const { meaning } = step;
  const moved = meaning === null ? '' : `, ${phrases.say(`author.meaning.${meaning.kind}`)}`;
  const pairs = (['level', 'severity', 'weight'] as const).flatMap((key) => {
    const pair = step[key];
    return pair === null ? [] : [`${key} ${pair.join(' → ')}`];
  });
  const other = [...pairs, ...step.texts];
  return [
    `${step.step}: ${phrases.say(`author.diff.${step.change}`)}${moved}`,
    ...(step.words.length === 0 ? [] : [`  ${step.words.map(marked).join('')}`]),
    ...(other.length === 0 ? [] : [`  ${other.join(', ')}`]),
    ...(meaning === null ? [] : meaningLines(meaning, phrases).map((line) => `  ${line}`)),
  ];
}

function marked({ mark, text }: MarkedWord): string {
  if (mark === 'same') return text;
  const words = text.trim();
  const space = text.slice(0, text.indexOf(words));
  return space + (mark === 'removed' ? `[-${words}-]` : `{+${words}+}`);
}

function meaningLines(
  { onlyBefore, onlyAfter, upTo, kind }: NonNullable<StepDifference['meaning']>,
  phrases: Phrases,
): readonly string[] {
  const shown = (id: string, record: string | undefined): readonly string[] =>
    record === undefined ? [] : [phrases.say(id), ...record.split('\n').map((line) => `    ${line}`)];
  return [
    ...shown('author.meaning.only-before', onlyBefore?.record),
    ...shown('author.meaning.only-after', onlyAfter?.record),
    ...(kind === 'same-meaning' && upTo !== null
      ? [phrases.say('author.meaning.up-to', { acts: upTo })]
      : []),
  ];
}

function judgedLines(
  judged: readonly ChangedVerdict[],
  cases: DiffReport['cases'],
  phrases: Phrases,
): readonly string[] {
  if (judged.length === 0) return ['', phrases.say('author.judged.none')];
  const names = new Map(cases.map(({ name, events }) => [name, caseNames(events, phrases)]));
  const verdict = (name: string | null): string =>
    name === null ? phrases.say('author.judged.absent') : phrases.say(`verdict.${name}`);
  return [
    '',
    ...judged.map(({ record, practice, step, object, before, after }) =>
      phrases.say('author.judged.line', {
        record,
        practice,
        step,
        object: names.get(record)?.object(object.id) ?? object.type,
        before: verdict(before),
        after: verdict(after),
      }),
    ),
  ];
}
