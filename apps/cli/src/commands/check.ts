import { checkRecord, compilePractices } from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { CaseEvent } from '@tracecraft/record';
import { caseNames, textOf } from '@tracecraft/workbench';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { writeOut } from '../evidence/output.ts';
import {
  departureReports,
  namedVerdicts,
  type DepartureReport,
  type NamedVerdict,
} from '../play/departure-report.ts';
import { eventsOfBundle } from '../play/events-of-bundle.ts';
import { practicesForCheck, type CheckedWith } from '../play/practices-for-check.ts';
import { departureLines, indented } from '../play/print-departures.ts';
import { phrasesFor } from '../speak.ts';

interface CheckFlags {
  readonly practices?: string;
  readonly open?: true;
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft check case.bundle
  tracecraft check case.bundle --practices content/practices --lang ko
  tracecraft verify case.bundle && tracecraft check case.bundle --json

A check never says whether the record is whole: that is what verify says.

Exit codes:
  0  no departure found
  1  at least one departure found, explained or not
  65 the bundle can't be read
  66 no such bundle or folder`;

/** `tracecraft check`: what the practices say about a record; it proves nothing about the record itself. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check a case bundle against the practices recorded in force')
    .argument('<bundle>', 'the bundle file')
    .option('--practices <folder>', 'check with the practices in this folder instead')
    .option('--open', 'the case goes on: what can still be done is no departure')
    .option('--json', 'print the result as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action((file: string, flags: CheckFlags) => {
      const phrases = phrasesFor(flags.lang);
      const report = checkReport(file, flags, phrases);
      writeOut(
        flags.json === true
          ? `${JSON.stringify(report, null, 2)}\n`
          : `${checkLines(report, phrases).join('\n')}\n`,
      );
      process.exitCode = report.departures.length === 0 ? EXIT.ok : EXIT.no;
    });
}

interface CheckReport {
  readonly bundle: string;
  /** Always false: `verify` is another question. */
  readonly verified: false;
  readonly setting: string | null;
  readonly events: number;
  readonly redacted: number;
  readonly inForce: {
    readonly profile: string;
    readonly digest: string | null;
    readonly relation: CheckedWith['relation'];
  };
  readonly practices: readonly { readonly id: string; readonly version: string }[];
  readonly uncertain: number;
  readonly departures: readonly DepartureReport[];
  readonly verdicts: readonly NamedVerdict[];
}

function checkReport(file: string, flags: CheckFlags, phrases: Phrases): CheckReport {
  const { events, redacted } = eventsOfBundle(file);
  const { practices, relation, profile, digest, overlay } = practicesForCheck(
    events,
    flags.practices ?? null,
  );
  const verdicts = checkRecord(compilePractices(practices), events, { closed: flags.open !== true });
  const context = {
    events,
    practices,
    phrases,
    names: caseNames(events, phrases),
    country: overlay,
    lines: new Map<string, number>(),
  };
  return {
    bundle: file,
    verified: false,
    setting: settingOf(events),
    events: events.length,
    redacted,
    inForce: { profile, digest, relation },
    practices: practices.map(({ id, version }) => ({ id, version })),
    uncertain: verdicts.filter(({ verdict }) => verdict === 'uncertain').length,
    departures: departureReports(verdicts, context),
    verdicts: namedVerdicts(verdicts, context),
  };
}

function settingOf(events: readonly CaseEvent[]): string | null {
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  return opened === undefined ? null : textOf(opened, 'setting');
}

function checkLines(report: CheckReport, phrases: Phrases): readonly string[] {
  const { departures, practices, uncertain, inForce, redacted, bundle, verdicts } = report;
  const open = departures.filter(({ state }) => state === 'open').length;
  const summary = { count: departures.length, open, practices: practices.length, uncertain };
  return [
    phrases.say(`check.setting.${report.setting ?? 'unknown'}`),
    phrases.say(departures.length === 0 ? 'check.none' : 'check.some', summary),
    phrases.say(`check.in-force.${inForce.relation}`, { profile: inForce.profile }),
    ...(redacted === 0 ? [] : [phrases.say('check.redacted', { count: redacted })]),
    ...departures.flatMap((departure) => ['', ...departureLines(departure, phrases)]),
    ...(uncertain === 0
      ? []
      : [
          '',
          phrases.say('check.uncertain', { count: uncertain }),
          ...indented(uncertainLines(verdicts, phrases)),
        ]),
    '',
    phrases.say('check.not-verified', { bundle }),
  ];
}

function uncertainLines(verdicts: readonly NamedVerdict[], phrases: Phrases): readonly string[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'uncertain')
    .map(({ practice, name }) => phrases.say('check.uncertain.line', { practice, object: name }));
}
