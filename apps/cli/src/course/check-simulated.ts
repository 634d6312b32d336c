import type { ProgrammeReport, Score } from '@tracecraft/course';
import { verifyCertificate } from '@tracecraft/documents';
import { paths, type BoardRun } from '@tracecraft/protocol';
import { parseVkey } from '@tracecraft/record';
import type { BoardRow } from '@tracecraft/course';
import { nodeHashing } from '../play/node-hashing.ts';
import type { PlayedCase, Simulation } from './simulation.ts';

/** One thing that was held against the seed's script, or two answers of the server against each other. */
export interface Checked {
  /** Phrase `course.checked.<what>`. */
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** True when a check came out as it should. */
export function agrees({ found, expected }: Checked): boolean {
  return found === expected;
}

type Row = BoardRow & BoardRun;

/** Holds boards, scores, certificates and report of a played course against its script and each other. */
export async function checkSimulated(simulation: Simulation, vkey: string): Promise<readonly Checked[]> {
  const { office, stream } = simulation;
  const report = await office.api().get<ProgrammeReport>(paths.courseReport(stream));
  return [
    ...attendanceChecks(simulation, report),
    ...learningChecks(simulation, report),
    ...(await boardChecks(simulation)),
    ...(await scoreChecks(simulation)),
    ...departureChecks(report),
    ...(await certificateChecks(simulation, report, vkey)),
    ...followUpChecks(simulation, report),
  ];
}

function checked(what: string, found: unknown, expected: unknown): Checked {
  return { what, found: String(found), expected: String(expected) };
}

function attendanceChecks({ told, plan }: Simulation, report: ProgrammeReport): readonly Checked[] {
  const said = report.attendance.sessions.filter(
    ({ session, present }) => present === (told.there.get(session)?.size ?? 0),
  );
  const people = plan.teams.flatMap(({ members }) => members).length;
  return [
    checked('sessions', said.length, told.there.size),
    checked('trainees', report.participation.trainees, people),
    checked('teams', report.participation.teams, plan.teams.length),
  ];
}

/** The gain as the report has it against the answers the script gave. */
function learningChecks({ told, content }: Simulation, report: ProgrammeReport): readonly Checked[] {
  const items = content.tests[0]?.items.length ?? 1;
  const both = [...told.before.keys()].filter((account) => told.after.has(account));
  const [gain] = report.learning.tests;
  const sum = both.reduce((all, one) => all + (told.after.get(one) ?? 0) - (told.before.get(one) ?? 0), 0);
  const expected = gain?.suppressed === true ? null : (sum / items / both.length).toFixed(6);
  return [
    checked('pairs', gain?.pairs, both.length),
    checked('gain', gain?.gain?.toFixed(6) ?? null, expected),
  ];
}

/** What the boards say of every case, against what was done on the devices. */
export async function boardChecks({ trainer, stream, told }: Simulation): Promise<readonly Checked[]> {
  const runs = [...new Set(told.cases.map(({ run }) => run))];
  const checks: Checked[] = [];
  for (const run of runs) {
    const rows = await trainer.api().get<readonly Row[]>(paths.runBoard(run, stream));
    const cases = told.cases.filter((one) => one.run === run);
    const row = ({ stream: one }: PlayedCase): Row | undefined => rows.find((each) => each.stream === one);
    checks.push(
      checked(
        `board-events`,
        cases.map((one) => row(one)?.events),
        cases.map(({ events }) => events),
      ),
      checked(
        'board-handed-in',
        cases.filter((one) => row(one)?.handedIn === true).length,
        cases.filter(handedIn).length,
      ),
    );
  }
  return checks;
}

function handedIn({ script }: PlayedCase): boolean {
  return [...script.performed.values()].some(({ header }) => header.kind === 'case.handed-in');
}

/** What people decided stands in the score; who stops early or guesses earns less than the careful. */
async function scoreChecks(simulation: Simulation): Promise<readonly Checked[]> {
  const { told } = simulation;
  const scores = await scoresOf(simulation);
  const component = (stream: string, id: string): number | undefined =>
    scores.get(stream)?.components.find((one) => one.id === id)?.points;
  const upheld = [...told.upheld].map(([stream, { component: id, points }]) =>
    checked('appeal-upheld', component(stream, id), points),
  );
  const refused = [...told.refused].map(([stream, id]) =>
    checked(
      'appeal-refused',
      scores.get(stream)?.components.find((one) => one.id === id)?.changed,
      undefined,
    ),
  );
  const guessed = told.cases
    .filter(({ team, script }) => team.manner === 'guesses' && stated(script) > 0)
    .map(({ stream }) => checked('guesses-earn-nothing', pointsOf(scores.get(stream), 'findings'), 0));
  return [...upheld, ...refused, ...guessed, ...orderOf(told.cases, scores)];
}

/** The server's score of every case, by stream. */
export async function scoresOf({ trainer, told }: Simulation): Promise<ReadonlyMap<string, Score>> {
  const scores = new Map<string, Score>();
  for (const { stream } of told.cases)
    scores.set(stream, await trainer.api().get<Score>(paths.score(stream)));
  return scores;
}

function stated({ performed }: PlayedCase['script']): number {
  return [...performed.values()].filter(({ header }) => header.kind === 'finding.stated').length;
}

function pointsOf(score: Score | undefined, part: string): number {
  return (score?.components ?? [])
    .filter((one) => one.part === part)
    .reduce((sum, { points }) => sum + Math.max(0, points), 0);
}

/** No case cut short has more process points than the best careful one of its run. */
function orderOf(cases: readonly PlayedCase[], scores: ReadonlyMap<string, Score>): readonly Checked[] {
  return cases
    .filter(({ team }) => team.manner === 'stops-early')
    .flatMap((cut) => {
      const careful = cases.filter(({ run, team }) => run === cut.run && team.manner === 'careful');
      if (careful.length === 0) return [];
      const best = Math.max(...careful.map(({ stream }) => pointsOf(scores.get(stream), 'process')));
      return [checked('stopping-early', pointsOf(scores.get(cut.stream), 'process') < best, true)];
    });
}

/** A departure the report counts is of a case it names. */
function departureChecks({ learning, sources }: ProgrammeReport): readonly Checked[] {
  const cases = sources.filter(({ stream }) => stream.startsWith('case:')).length;
  const most = Math.max(0, ...learning.departures.map((one) => one.cases));
  return [checked('departures-in-cases', most <= cases, true)];
}

async function certificateChecks(
  { told, office, stream, clock }: Simulation,
  report: ProgrammeReport,
  vkey: string,
): Promise<readonly Checked[]> {
  const { issued, revoked } = report.learning.certificates;
  const status = await office.api().bytes(paths.certificateStatus(stream));
  const trust = {
    logs: [parseVkey(nodeHashing, vkey)],
    witnesses: new Map(),
    groups: new Map(),
    quorum: null,
  };
  const judge = async (file: string): Promise<string> =>
    (
      await verifyCertificate(nodeHashing, Buffer.from(file), {
        trust,
        status,
        records: new Map(),
        now: clock.now(),
      })
    ).verdict;
  const standing = await Promise.all([...told.certificates.values()].map(({ file }) => judge(file)));
  const taken = await Promise.all([...told.revoked.values()].map(judge));
  const files = [...told.certificates.values()].map(({ file }) => file);
  return [
    checked('certificates', issued, told.certificates.size + told.revoked.size),
    checked('certificates-revoked', revoked, told.revoked.size),
    checked('certificates-trusted', standing.filter((one) => one === 'trusted').length, files.length),
    checked('revoked-refused', taken.filter((one) => one === 'revoked').length, told.revoked.size),
    checked('no-score-on-paper', files.filter((one) => /"(score|result|points)"/.test(one)).length, 0),
    checked('pages', await pagesOf(office.api().bytes(paths.certificatesPdf(stream))), files.length),
  ];
}

async function pagesOf(pdf: Promise<Uint8Array>): Promise<number> {
  return [
    ...Buffer.from(await pdf)
      .toString('latin1')
      .matchAll(/\/Type\s*\/Page\b(?!s)/g),
  ].length;
}

function followUpChecks({ told }: Simulation, { behaviour }: ProgrammeReport): readonly Checked[] {
  return [...told.followUps]
    .filter(([, people]) => people > 0)
    .map(([wave, people]) => {
      const found = behaviour.find(({ months, as }) => wave === `${months} ${as}`);
      return checked('follow-up', found?.answers.n, people);
    });
}
