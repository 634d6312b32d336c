import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportText, type ProgrammeReport } from '@tracecraft/course';
import type { Phrases } from '@tracecraft/phrases';
import { paths, type Agency } from '@tracecraft/protocol';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { sharedNoteChecks } from '../course/check-shared-notes.ts';
import { agrees, boardChecks, checkSimulated, scoresOf, type Checked } from '../course/check-simulated.ts';
import { sharedRoundChecks } from '../course/check-shared-rounds.ts';
import { sharedCodeChecks } from '../course/check-shared-code.ts';
import { rebuildChecks } from '../course/check-rebuilt.ts';
import { courseContent } from '../course/course-content.ts';
import { keepActsToCome } from '../course/acts-to-come.ts';
import { exportCourse } from '../course/export-course.ts';
import { planFor, simulateCourse, simulateRunning } from '../course/simulate-course.ts';
import type { Simulation } from '../course/simulation.ts';
import { writeOut } from '../evidence/output.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { apiClient } from '../play/api-client.ts';
import { startChildServer, type ChildServer } from '../play/child-server.ts';
import { phrasesFor } from '../speak.ts';

interface Flags {
  readonly officers: string;
  readonly teams: string;
  readonly seed: string;
  readonly starts?: string;
  readonly running?: true;
  readonly check: boolean;
  readonly title: string;
  readonly data?: string;
  readonly server?: string;
  readonly token?: string;
  readonly out?: string;
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft course simulate --officers 40 --teams 8 --seed 7
  tracecraft course simulate --officers 8 --teams 2 --out course/
  tracecraft course simulate --server http://127.0.0.1:4173 --token LINK

Exit codes:
  0  played, and everything that came out agrees with the script of the seed
  1  something disagrees; the table says what
  64 a number or day that can't be`;

/** Six months of thirty days, the course itself, and the weeks before it. */
const WHOLE_DAYS = 210;
const DAY_MS = 86_400_000;

/** `tracecraft course simulate`: five days and the answers months later, through the public API. */
export function addCourseSimulate(course: Command): void {
  course
    .command('simulate')
    .description('play a whole sample course: devices sign and sync over HTTP, a told clock drives the days')
    .option('--officers <number>', 'officers, 40 at most', '40')
    .option('--teams <number>', 'teams, 8 at most', '8')
    .option('--seed <number>', 'all chance of the course comes from it', '1')
    .option('--starts <day>', 'first day, YYYY-MM-DD (default: a Monday seven months ago)')
    .option('--running', 'play up to this moment only: the second day, teams at work')
    .option('--no-check', 'leave out the comparison at the end')
    .option('--title <text>', 'name of the course', 'Regional workshop, simulated (sample)')
    .option('--data <folder>', 'data folder of the server that is started (default: a temporary one)')
    .option('--server <url>', 'a running server instead; its own clock runs on')
    .option('--token <token>', 'sign-in link token of a programme office, for a running server')
    .option('--out <folder>', 'folder the bundles are exported to')
    .option('--json', 'print the checks as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      process.exitCode = await simulate(flags);
    });
}

async function simulate(flags: Flags): Promise<ExitCode> {
  const phrases = phrasesFor(flags.lang);
  const began = performance.now();
  const starts = startDay(flags);
  const size = {
    officers: whole(flags, 'officers'),
    teams: whole(flags, 'teams'),
    seed: whole(flags, 'seed'),
  };
  const content = courseContent();
  const plan = planFor(content.sample, size);
  const child =
    flags.server === undefined
      ? await startChildServer({
          dataFolder: flags.data ?? null,
          toldClock: true,
          empty: flags.data === undefined,
        })
      : null;
  try {
    const server = child?.address ?? String(flags.server);
    const options = {
      plan,
      content,
      server,
      starts,
      title: flags.title,
      officeLink: officeLinkOf(flags, child),
      setServerTime: async (time: number) => child?.setClock(time),
      evidenceFolder: flags.data ?? '.data',
      say: progress,
    };
    const simulation =
      flags.running === true ? await simulateRunning(options, Date.now()) : await simulateCourse(options);
    if (flags.running === true && flags.data !== undefined) keepActsToCome(flags.data, simulation.told.cases);
    const checks = await checksOf(simulation, flags, phrases);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    writeOut(flags.json === true ? asJson(simulation, checks) : asText(simulation, checks, phrases, seconds));
    return checks.every(agrees) ? EXIT.ok : EXIT.no;
  } finally {
    await child?.stop();
  }
}

/** Of a course that is still running the boards alone can be held against what was done. */
function checksOf(simulation: Simulation, flags: Flags, phrases: Phrases): Promise<readonly Checked[]> {
  if (!flags.check) return Promise.resolve([]);
  return flags.running === true ? boardChecks(simulation) : allChecks(simulation, flags.out, phrases);
}

async function allChecks(
  simulation: Simulation,
  out: string | undefined,
  { say }: Phrases,
): Promise<readonly Checked[]> {
  const { server, stream, office, trainer } = simulation;
  const { vkey } = await apiClient(server, null).get<Agency>(paths.agency);
  const checks = [
    ...(await checkSimulated(simulation, vkey)),
    ...(await sharedCodeChecks(simulation)),
    ...(await sharedRoundChecks(simulation)),
    ...(await sharedNoteChecks(simulation)),
  ];
  const folder = out ?? mkdtempSync(join(tmpdir(), 'tracecraft-course-'));
  try {
    const files = await exportCourse(trainer.api(), stream, folder);
    if (out !== undefined) process.stderr.write(`${say('course.exported', { files, folder })}\n`);
    const report = reportText(await office.api().get<ProgrammeReport>(paths.courseReport(stream)));
    const said = { report, scores: await scoresOf(simulation) };
    return [...checks, ...(await rebuildChecks(folder, said, vkey, simulation.content.rubrics))];
  } finally {
    if (out === undefined) rmSync(folder, { recursive: true });
  }
}

function officeLinkOf({ token }: Flags, child: ChildServer | null): string {
  const link = child === null ? token : child.links['programme-office']?.split('#').at(-1);
  if (link === undefined) throw new CommandError('course.token-needed', {}, EXIT.usage);
  return link;
}

function whole(flags: Flags, flag: 'officers' | 'teams' | 'seed'): number {
  const given = flags[flag];
  if (!/^\d{1,9}$/.test(given))
    throw new CommandError('course.number', { given, flag: `--${flag}` }, EXIT.usage);
  return Number(given);
}

/** The day asked for; else the Monday that lies far enough back for the last follow-up to be over. */
function startDay({ starts, server, running }: Flags): string {
  if (running === true) return new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const latest = Date.now() - WHOLE_DAYS * DAY_MS;
  if (starts === undefined) {
    const monday = latest - ((new Date(latest).getUTCDay() + 6) % 7) * DAY_MS;
    return new Date(monday).toISOString().slice(0, 10);
  }
  const time = Date.parse(`${starts}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(starts) || Number.isNaN(time))
    throw new CommandError('course.starts', { starts }, EXIT.usage);
  if (server === undefined && time > latest)
    throw new CommandError('course.starts-late', { starts, days: WHOLE_DAYS }, EXIT.usage);
  return starts;
}

/** On standard error, where somebody looks. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
}

function asJson({ stream, plan, told }: Simulation, checks: readonly Checked[]): string {
  const cases = told.cases.map(({ stream: one, run, team, events }) => ({
    stream: one,
    run,
    team: team.team,
    manner: team.manner,
    events,
  }));
  return `${JSON.stringify({ stream, seed: plan.seed, cases, checks: checks.map((one) => ({ ...one, agrees: agrees(one) })) }, null, 2)}\n`;
}

function asText(
  { stream, plan, told }: Simulation,
  checks: readonly Checked[],
  { say }: Phrases,
  seconds: string,
): string {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  const officers = plan.teams.flatMap(({ members }) => members).length;
  const events = told.cases.reduce((sum, one) => sum + one.events, 0);
  const lines = checks.map((one) => {
    const mark = agrees(one) ? 'ok ' : 'NO ';
    return `${mark} ${say(`course.checked.${one.what}`)}: ${one.found}${agrees(one) ? '' : ` ≠ ${one.expected}`}`;
  });
  const wrong = checks.filter((one) => !agrees(one)).length;
  return [
    say('course.simulated', {
      stream,
      officers,
      teams: plan.teams.length,
      seed: String(plan.seed),
      cases: told.cases.length,
      events,
      seconds,
    }),
    ...lines,
    ...(checks.length === 0
      ? []
      : [
          wrong === 0
            ? say('course.simulated.agrees', { count: checks.length })
            : say('course.simulated.disagrees', { count: wrong }),
        ]),
    '',
  ].join('\n');
}
