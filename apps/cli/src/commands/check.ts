import { checkRecord, compilePractices, type CheckVerdict, type ProfileChange } from '@tracecraft/practice';
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
  type ReportContext,
} from '../play/departure-report.ts';
import { eventsOfBundle } from '../play/events-of-bundle.ts';
import { practicesForCheck, type CheckedWith } from '../play/practices-for-check.ts';
import { departureLines, indented } from '../play/print-departures.ts';
import { phrasesFor } from '../speak.ts';
import { onlyOf, practicesNeeded, verdictsAsked, type Only } from './check-only.ts';
import { adopted, profileLines, type Adopted } from './check-profile.ts';
import { declareName } from './declare-names.ts';

/** Digits of an id that name an object of one case. */
const SHORT_ID = 12;

interface CheckFlags {
  readonly practices?: string;
  readonly profile?: string;
  readonly only?: string;
  readonly open?: true;
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft check case.bundle
  tracecraft check case.bundle --practices content/practices --lang ko
  tracecraft check case.bundle --profile kr
  tracecraft check case.bundle --only fresh-gloves/fresh-gloves@linh
  tracecraft verify case.bundle && tracecraft check case.bundle --json

A check never says whether the record is whole: that is what verify says.

Exit codes:
  0  no departure found
  1  at least one departure found, explained or not
  65 the bundle or profile can't be read
  66 no such bundle, folder, profile or verdict`;

/** `tracecraft check`: what the practices say about a record; it proves nothing about the record itself. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check a case bundle against the practices recorded in force')
    .argument('<bundle>', 'the bundle file')
    .option('--practices <folder>', 'check with the practices in this folder instead')
    .option('--profile <file>', 'lay this profile over them: a file, or the id of a shared one')
    .option('--only <verdict>', 'judge one step alone: PRACTICE/STEP or PRACTICE/STEP@OBJECT')
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
          : `${checkLines(report, phrases, flags.only !== undefined).join('\n')}\n`,
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
  /** The profile laid over the practices, when one was asked for, and what it changes in them. */
  readonly profile: (Adopted['profile'] & { readonly changes: readonly ProfileChange[] }) | null;
  readonly practices: readonly { readonly id: string; readonly version: string }[];
  readonly uncertain: number;
  readonly departures: readonly DepartureReport[];
  /** `declare`: the Declare template of its form, or null where Declare has none. */
  readonly verdicts: readonly (NamedVerdict & { readonly declare: string | null })[];
}

function checkReport(file: string, flags: CheckFlags, phrases: Phrases): CheckReport {
  const { events, redacted } = eventsOfBundle(file);
  const { relation, profile, digest, overlay, ...inForce } = practicesForCheck(
    events,
    flags.practices ?? null,
  );
  const overlaid =
    flags.profile === undefined
      ? null
      : adopted(inForce.practices, flags.profile, { given: relation === 'given', phrases });
  const only = flags.only === undefined ? null : onlyOf(flags.only);
  const all = overlaid?.practices ?? inForce.practices;
  const practices = only === null ? all : practicesNeeded(all, only);
  const context = {
    events,
    practices,
    phrases,
    names: caseNames(events, phrases),
    country: overlaid?.profile.country ?? overlay,
    lines: new Map<string, number>(),
  };
  const verdicts = verdictsOn(context, only, flags.open !== true);
  return {
    bundle: file,
    verified: false,
    setting: settingOf(events),
    events: events.length,
    redacted,
    inForce: { profile, digest, relation },
    profile: overlaid === null ? null : { ...overlaid.profile, changes: overlaid.changes },
    practices: practices.map(({ id, version }) => ({ id, version })),
    uncertain: verdicts.filter(({ verdict }) => verdict === 'uncertain').length,
    departures: departureReports(verdicts, context),
    verdicts: namedVerdicts(verdicts, context).map((verdict) => ({
      ...verdict,
      declare: declareName(verdict.form),
    })),
  };
}

function verdictsOn(
  { practices, events, names }: ReportContext,
  only: Only | null,
  closed: boolean,
): readonly CheckVerdict[] {
  const verdicts = checkRecord(compilePractices(practices), events, { closed });
  return only === null ? verdicts : verdictsAsked(verdicts, only, names);
}

function settingOf(events: readonly CaseEvent[]): string | null {
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  return opened === undefined ? null : textOf(opened, 'setting');
}

function checkLines(report: CheckReport, phrases: Phrases, each: boolean): readonly string[] {
  const { departures, practices, uncertain, inForce, redacted, bundle, verdicts } = report;
  const open = departures.filter(({ state }) => state === 'open').length;
  const summary = { count: departures.length, open, practices: practices.length, uncertain };
  return [
    phrases.say(`check.setting.${report.setting ?? 'unknown'}`),
    phrases.say(departures.length === 0 ? 'check.none' : 'check.some', summary),
    phrases.say(`check.in-force.${inForce.relation}`, { profile: inForce.profile }),
    ...(report.profile === null
      ? []
      : profileLines({ profile: report.profile, changes: report.profile.changes, practices: [] }, phrases)),
    ...(each ? verdicts.map((verdict) => verdictLine(verdict, phrases)) : []),
    ...(redacted === 0 ? [] : [phrases.say('check.redacted', { count: redacted })]),
    ...departures.flatMap((departure) => [
      '',
      ...departureLines(departure, phrases),
      ...indented([replayLine(departure, bundle, phrases)]),
    ]),
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

/** How to judge this departure again on its own. */
function replayLine({ practice, step, object }: DepartureReport, bundle: string, phrases: Phrases): string {
  return phrases.say('check.replay', { bundle, practice, step, object: object.id.slice(0, SHORT_ID) });
}

/** One verdict in one line, as `--only` lists them. */
function verdictLine({ practice, step, name, verdict }: NamedVerdict, phrases: Phrases): string {
  return phrases.say('check.verdict', {
    practice,
    step,
    object: name,
    verdict: phrases.say(`verdict.${verdict}`),
  });
}

function uncertainLines(verdicts: readonly NamedVerdict[], phrases: Phrases): readonly string[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'uncertain')
    .map(({ practice, name }) => phrases.say('check.uncertain.line', { practice, object: name }));
}
