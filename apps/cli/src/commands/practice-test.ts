import {
  lint,
  parsePractice,
  runExamples,
  type ExampleRun,
  type Problem,
  type SourceText,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { Command } from 'commander';
import { writeOut } from '../evidence/output.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';
import { practiceFilesIn, sayProblem } from './practice-files.ts';

interface TestFlags {
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft practice test
  tracecraft practice test my-practices/seal-at-once.practice.md
  tracecraft practice test my-practices --json

Exit codes:
  0  every example gets the verdict it says
  1  an example gets another, or there was none to run
  65 a file can't be read as a practice (all its problems are printed)
  66 no such file or folder`;

/** `tracecraft practice test`: runs the examples of practices. */
export function addPracticeTest(practice: Command): void {
  practice
    .command('test')
    .description('run the examples of practices: does each get the verdict it says?')
    .argument('[files...]', 'practice files or folders; default content/practices')
    .option('--json', 'print the result as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action((places: string[], flags: TestFlags) => {
      const report = tested(practiceFilesIn(places));
      const phrases = phrasesFor(flags.lang);
      writeOut(
        flags.json === true
          ? `${JSON.stringify(report, null, 2)}\n`
          : `${lines(report, phrases).join('\n')}\n`,
      );
      process.exitCode = exitOf(report);
    });
}

interface TestReport {
  readonly practices: number;
  readonly steps: number;
  readonly examples: number;
  readonly asExpected: number;
  readonly failed: readonly (Omit<ExampleRun, 'example'> & {
    readonly file: string;
    readonly line: number;
    readonly title: string;
    readonly expected: string;
  })[];
  readonly unreadable: readonly (Problem & { readonly file: string })[];
}

function tested(files: readonly SourceText[]): TestReport {
  const read = files.map((source) => ({ ...source, parsed: parsePractice(source.text) }));
  const practices = read.flatMap(({ file, text, parsed }) =>
    'practice' in parsed ? [{ file, text, practice: parsed.practice }] : [],
  );
  const runs = practices.flatMap(({ file, text, practice }) =>
    runExamples(practice).map((run) => ({ file, text, run })),
  );
  return {
    practices: practices.length,
    steps: practices.reduce((sum, { practice }) => sum + practice.steps.length, 0),
    examples: runs.length,
    asExpected: runs.filter(({ run }) => run.asExpected).length,
    failed: runs
      .filter(({ run }) => !run.asExpected)
      .map(({ file, text, run: { example, ...run } }) => ({
        file,
        line: lineOf(text, file, run.step, example.title),
        ...run,
        title: example.title,
        expected: example.expect,
      })),
    unreadable: read.flatMap(({ file, parsed }) =>
      'errors' in parsed ? parsed.errors.map((problem) => ({ file, ...problem })) : [],
    ),
  };
}

/** Where lint points for the same example. */
function lineOf(text: string, file: string, step: string, title: string): number {
  const { findings } = lint([{ file, text }], { contradictions: false, languages: [] });
  return (
    findings.find(
      ({ code, params }) =>
        code === 'example-verdict' && params['step'] === step && params['title'] === title,
    )?.line ?? 1
  );
}

function lines(report: TestReport, phrases: Phrases): readonly string[] {
  const { practices, steps, examples, asExpected, failed, unreadable } = report;
  const verdict = (name: string): string => phrases.say(`verdict.${name}`);
  return [
    ...unreadable.map(({ file, line, column, code, params }) =>
      phrases.say('author.lint.line', {
        file,
        line: String(line),
        column: String(column),
        severity: phrases.say('author.severity.error'),
        code,
        text: sayProblem({ code, params }, phrases),
      }),
    ),
    ...failed.map(({ file, line, practice, step, title, expected, found }) =>
      phrases.say('author.test.failed', {
        file,
        line: String(line),
        practice,
        step,
        title,
        expected: verdict(expected),
        found: verdict(found),
      }),
    ),
    phrases.say('author.test.summary', {
      practices,
      steps,
      examples,
      kept: asExpected,
      failed: failed.length,
    }),
  ];
}

function exitOf({ unreadable, failed, examples }: TestReport): number {
  if (unreadable.length > 0) return EXIT.badInput;
  return failed.length > 0 || examples === 0 ? EXIT.no : EXIT.ok;
}
