import {
  lint,
  parsePractice,
  sayFinding,
  type Finding,
  type LintReport,
  type Practice,
  type Severity,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { writeOut } from '../evidence/output.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';
import { filesIn, practiceFilesIn, PRACTICES, PROFILES } from './practice-files.ts';

interface LintFlags {
  readonly json?: true;
  readonly lang: string;
  readonly clockError: number;
  readonly languages: string;
  readonly deny: Severity;
  readonly contradictions: boolean;
}

const EXAMPLES = `
Examples:
  tracecraft practice lint
  tracecraft practice lint my-practices
  tracecraft practice lint my.practice.md kr.profile.md --clock-error 10
  tracecraft practice lint --json --languages en,vi

Looks for what can be read but does not do what it says: examples with another verdict, sentences nothing can keep or
depart from, steps that contradict each other (with a record that shows it), acts that never touch the object, times
shorter than a clock may be wrong, profiles that loosen, texts not translated. A profile is read on the shared practices.

Exit codes:
  0  nothing as grave as --deny was found
  1  it was
  65 a file can't be read
  66 no such file or folder`;

/** `tracecraft practice lint`. */
export function addPracticeLint(practice: Command): void {
  practice
    .command('lint')
    .description('look for what a practice or profile says but cannot do')
    .argument('[files...]', 'practice and profile files or folders; default the shared ones')
    .option('--clock-error <seconds>', 'how wrong a clock may be', seconds, 60)
    .option('--languages <codes>', 'languages every text should have', 'en,vi,ko')
    .addOption(
      new Option('--deny <severity>', 'least grave finding that counts as a no')
        .choices(['error', 'warning', 'note'])
        .default('error'),
    )
    .option('--no-contradictions', 'leave out the search for steps that contradict each other')
    .option('--json', 'print the findings as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action((places: string[], flags: LintFlags) => {
      const report = linted(places, flags);
      const phrases = phrasesFor(flags.lang);
      const told = report.findings.map((finding) => ({ ...finding, text: sayFinding(finding, phrases) }));
      writeOut(
        flags.json === true
          ? `${JSON.stringify({ ...report, findings: told }, null, 2)}\n`
          : `${lines(report, phrases).join('\n')}\n`,
      );
      process.exitCode = exitOf(report, flags.deny);
    });
}

function seconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('write a whole number of seconds');
  return Number(text);
}

function linted(places: readonly string[], flags: LintFlags): LintReport {
  const isProfile = (place: string): boolean => place.endsWith('.profile.md');
  const profiles = filesIn(places.length === 0 ? [PROFILES] : places.filter(isProfile), '.profile.md');
  const own = places.filter((place) => !isProfile(place));
  const practices = places.length > 0 && own.length === 0 ? [] : practiceFilesIn(own);
  return lint(practices, {
    profiles,
    base: profiles.length > 0 && places.length > 0 ? sharedPractices() : [],
    languages: flags.languages.split(',').filter((code) => code !== ''),
    clockErrorMs: flags.clockError * 1000,
    contradictions: flags.contradictions,
  });
}

function sharedPractices(): readonly Practice[] {
  return practiceFilesIn([PRACTICES]).flatMap(({ text }) => {
    const parsed = parsePractice(text);
    return 'practice' in parsed ? [parsed.practice] : [];
  });
}

const GRAVE: readonly Severity[] = ['error', 'warning', 'note'];

function lines({ findings, looked }: LintReport, phrases: Phrases): readonly string[] {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return [
    ...findings.flatMap((finding) => findingLines(finding, phrases)),
    phrases.say('author.lint.summary', {
      ...looked,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    }),
  ];
}

function findingLines(finding: Finding, phrases: Phrases): readonly string[] {
  const { file, line, column, severity, code, record } = finding;
  const head = phrases.say('author.lint.line', {
    file,
    line: String(line),
    column: String(column),
    severity: phrases.say(`author.severity.${severity}`),
    text: sayFinding(finding, phrases),
    code,
  });
  return [head, ...(record ?? '').split('\n').flatMap((one) => (one.trim() === '' ? [] : [`    ${one}`]))];
}

function exitOf({ findings, looked }: LintReport, deny: Severity): number {
  if (findings.some(({ code }) => code.startsWith('file.') || code.startsWith('sentence.')))
    return EXIT.badInput;
  const isGrave = ({ severity }: Finding): boolean => GRAVE.indexOf(severity) <= GRAVE.indexOf(deny);
  const nothing = looked.practices + looked.profiles === 0;
  return nothing || findings.some(isGrave) ? EXIT.no : EXIT.ok;
}
