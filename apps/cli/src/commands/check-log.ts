import { PROOFS_HEADER, proofLines, verdictSection, type SetName } from '@tracecraft/practice';
import { Option, type Command } from 'commander';
import { writeOut } from '../evidence/output.ts';
import { checkReport, noticeLines } from '../log/check-report.ts';
import { runCheck, type CheckRun } from '../log/check-run.ts';
import { mustNotOverwrite, writeFile } from '../log/output-file.ts';
import { phrasesFor } from '../speak.ts';

interface CheckLogFlags {
  readonly out?: string;
  readonly set?: SetName;
  readonly half?: true;
  readonly interleaved?: true;
  readonly proofs?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  tracecraft check-log orders.events.tsv.gz rules.json --out verdicts.tsv
  tracecraft check-log orders.events.tsv.gz rules.json --set A --out verdicts.tsv --proofs proofs.tsv --json
  tracecraft check-log orders.events.tsv rules.json --set A --half | head

LOG is tab-separated text, packed with gzip or not: a header with case, activity and time_ms, then an event a row.
RULES holds rules of Declare as lists A and B. docs/spec/check-log.md says what each means.

Letters: v violated, s satisfied, o never activated; with --half of open cases: V and S for good, v and s so far.

Exit codes:
  0  every case was checked, whatever the verdicts
  64 wrong use
  65 the log or the rules are wrong or damaged
  66 no such file
  73 no space left
  74 a file can't be read or written
  77 --out or --proofs would overwrite an input`;

/** `tracecraft check-log`: rules of Declare checked over a plain event log. */
export function addCheckLog(program: Command): void {
  program
    .command('check-log')
    .description('check rules of Declare over an event log of any kind')
    .argument('<log>', 'the event log, .tsv or .tsv.gz')
    .argument('<rules>', 'the rules, JSON')
    .option('--out <file>', 'where the verdicts go; else to standard output')
    .addOption(new Option('--set <name>', 'only this set of rules').choices(['A', 'B']))
    .option('--half', 'read each case to its half and leave it open')
    .option('--interleaved', 'events of all cases in the order of time, not of the file')
    .option('--proofs <file>', 'write which event violated which rule, and what stood in the way')
    .option('--json', 'print times and counts as one JSON document, and no verdicts')
    .addHelpText('after', EXAMPLES)
    .action(checkLogCommand);
}

function* sections({ sets }: CheckRun): Generator<Uint8Array, void, undefined> {
  for (const { set, verdicts } of sets) yield verdictSection(verdicts, set.name === 'B');
}

function* proofs({ sets }: CheckRun): Generator<Uint8Array, void, undefined> {
  yield Buffer.from(PROOFS_HEADER);
  for (const { verdicts } of sets) yield* proofLines(verdicts);
}

function checkLogCommand(log: string, rules: string, flags: CheckLogFlags): void {
  const phrases = phrasesFor('en');
  const asked = { half: flags.half === true, interleaved: flags.interleaved === true };
  const used = [log, rules];
  for (const file of [flags.out, flags.proofs]) {
    if (file === undefined) continue;
    mustNotOverwrite(file, used);
    used.push(file);
  }
  const run = runCheck({ log, rules, set: flags.set, ...asked });
  for (const line of noticeLines(run, phrases)) console.error(line);
  if (flags.out !== undefined) writeFile(flags.out, sections(run));
  if (flags.proofs !== undefined) writeFile(flags.proofs, proofs(run));
  const report = checkReport(run, asked, phrases);
  if (flags.json === true) writeOut(`${JSON.stringify(report, null, 2)}\n`);
  else if (flags.out === undefined) for (const section of sections(run)) writeOut(section);
  else {
    const { events, cases, rules: count, violations, verdicts } = report;
    console.log(phrases.say('check-log.summary', { events, cases, rules: count, violations, verdicts }));
  }
}
