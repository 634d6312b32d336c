import type { Log } from '../http/app.ts';
import { scoreOf } from '../results/case-score.ts';
import type { Services } from '../services.ts';
import type { Launch } from './check-launch.ts';
import type { GradeLink, GradeLinks, PendingGrade } from './grade-links.ts';
import { LTI_TEAM } from './enter.ts';
import { CLAIM, SCORE_SCOPE } from './launch-claims.ts';
import { platformKey, type Platform } from './platforms.ts';
import type { SendGrade } from './send-grade.ts';

/** Sends each score of a launched exercise once, when there is one to send, and again only when it changed. */
export interface GradeQueue {
  /** Keeps where the score of this launch goes, when the platform wants one. */
  readonly remember: (launch: Launch, team: string, exercise: string) => void;
  /** A case grew: its team may have handed in, or somebody may have marked it. */
  readonly grown: (stream: string) => void;
  /** Resolves when everything that is due has been tried. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Needs {
  readonly services: Services;
  readonly platforms: readonly Platform[];
  readonly links: GradeLinks;
  readonly send: SendGrade;
  readonly log: Log;
}

const SECOND = 1_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 6 * 3_600_000;
/** Looks at what waits this often, by the machine's clock. */
const ROUND_MS = 30_000;

/** Opens the queue: whatever was left waiting, or was handed in and not yet looked at, goes first. */
export function gradeQueue(needs: Needs): GradeQueue {
  const stale = new Set(needs.links.all().map((link) => link.team));
  let running: Promise<void> = Promise.resolve();
  let open = true;
  const run = (): Promise<void> =>
    (running = running
      .then(async () => {
        const teams = new Set(stale);
        stale.clear();
        for (const link of needs.links.all()) if (teams.has(link.team)) await noteScore(needs, link);
        if (open) await deliver(needs);
      })
      .catch((problem: unknown) => {
        needs.log({ failed: problem instanceof Error ? problem.message : 'lti grades' });
      }));
  const timer = setInterval(() => void run(), ROUND_MS).unref();
  const again = (team: string): void => {
    stale.add(team);
    void run();
  };
  void run();
  return {
    remember(launch, team, exercise) {
      const link = linkOf(launch, team, exercise);
      if (link === null || needs.links.get(link) !== null) return;
      needs.links.put(link);
      again(team);
    },
    grown(stream) {
      void ltiTeamOf(needs, stream).then((team) => (team !== null && open ? again(team) : undefined));
    },
    settle: run,
    async close() {
      open = false;
      clearInterval(timer);
      await running;
    },
  };
}

/** Null where the platform wants no score, or none for this person: a teacher who tries an exercise gets no grade. */
function linkOf({ platform, claims, instructs }: Launch, team: string, exercise: string): GradeLink | null {
  const { scope = [], lineitem } = claims[CLAIM.grades] ?? {};
  if (instructs || lineitem === undefined || !scope.includes(SCORE_SCOPE)) return null;
  const { issuer, clientId } = platform;
  return { issuer, clientId, lineitem, user: claims.sub, team, exercise, sent: null, pending: null };
}

async function ltiTeamOf({ services: { store } }: Needs, stream: string): Promise<string | null> {
  const row = await store.caseOf(stream).catch(() => null);
  return row?.team.startsWith(LTI_TEAM) === true ? row.team : null;
}

/** Writes down the score of a link's exercise as waiting, when it was handed in and is not what the platform has. */
async function noteScore({ services, platforms, links }: Needs, link: GradeLink): Promise<void> {
  const { team, exercise } = link;
  // course null: an exercise outside a course, whose score is out with the hand-in; runs of a course are never among them
  const [row] = await services.store.cases({ teams: [team], exercise, course: null });
  if (row === undefined || !(await services.store.holds(row.stream, 'case.handed-in'))) return;
  const { total, awaiting } = await scoreOf(services, row);
  // outside a course nobody marks here: what only people can judge stays out of the total, which is then final
  const awaited = platformFor(platforms, link)?.awaitsPeople === true && awaiting.length > 0;
  const progress = awaited ? 'PendingManual' : 'FullyGraded';
  const newest = link.pending ?? link.sent;
  if (newest?.given === total && newest.progress === progress) return;
  const now = services.now();
  // the platform takes a score only when it is newer than the one it has; Moodle compares whole seconds
  const at = Math.max(Math.floor(now / SECOND) * SECOND, (newest?.at ?? 0) + SECOND);
  links.put({ ...link, pending: { given: total, progress, at, tries: 0, next: now } });
}

/** Tries every score that is due. A platform that doesn't answer is not asked again in this round. */
async function deliver({ services, platforms, links, send, log }: Needs): Promise<void> {
  const silent = new Set<string>();
  for (const link of links.all()) {
    const { pending } = link;
    const key = platformKey(link);
    const platform = platformFor(platforms, link);
    if (pending === null || platform === undefined || pending.next > services.now()) continue;
    const outcome = silent.has(key) ? 'silent' : await send(platform, link, pending).catch(() => 'silent');
    if (outcome === 'silent') silent.add(key);
    if (outcome !== 'taken') log({ lti: outcome, platform: platform.name, tries: pending.tries + 1 });
    links.put(outcome === 'taken' ? taken(link, pending) : later(link, pending, services.now()));
  }
}

function platformFor(platforms: readonly Platform[], link: GradeLink): Platform | undefined {
  return platforms.find((one) => platformKey(one) === platformKey(link));
}

function taken(link: GradeLink, { given, progress, at }: PendingGrade): GradeLink {
  return { ...link, sent: { given, progress, at }, pending: null };
}

function later(link: GradeLink, pending: PendingGrade, now: number): GradeLink {
  const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** pending.tries);
  return { ...link, pending: { ...pending, tries: pending.tries + 1, next: now + wait } };
}
