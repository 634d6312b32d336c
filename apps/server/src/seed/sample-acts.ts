import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runClock } from '@tracecraft/course';
import { parseEntry } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { acceptEntries } from '../push/accept-entries.ts';
import { casePushRules } from '../push/case-rules.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'store' | 'courses' | 'library' | 'live' | 'now'>;

/**
 * Acts the devices of a sample course signed for later, one entry as JSON a line. `tracecraft course simulate --running`
 * leaves them in the data folder it makes; no other folder has such a file, so nothing is ever played in one.
 */
const FILE = 'sample-acts.jsonl';
/** A course of eight teams has about six hundred acts to come. */
const MOST_ACTS = 5_000;
const EVERY_MS = 1_000;

/** Devices of a sample course that go on sending. */
export interface SamplePlayers {
  /** Sends what is due by the server's clock. Answers how many acts are still to come. */
  readonly step: () => Promise<number>;
}

/** The players of this data folder; null where it holds no sample. */
export function samplePlayers(needs: Needs, folder: string): SamplePlayers | null {
  const file = join(folder, FILE);
  if (!existsSync(file)) return null;
  let acts = actsIn(readFileSync(file, 'utf8'));
  return {
    async step() {
      const now = needs.now();
      for (const stream of new Set(acts.filter(isDue(now)).map(({ header }) => header.stream))) {
        const own = (act: Entry): boolean => act.header.stream === stream;
        const standing = await standingOf(needs, stream, now);
        if (standing === 'paused') continue;
        const due = acts.filter(own).filter(isDue(now));
        const taken = standing === 'on' && (await send(needs, stream, due, now));
        acts = acts.filter((act) => !own(act) || (taken && !due.includes(act)));
      }
      return acts.length;
    },
  };
}

/** Steps every second until nothing is to come; answers how to stop. The process does not stay for it. */
export function keepPlaying(players: SamplePlayers): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void players
      .step()
      .then((left) => left === 0 && clearInterval(timer))
      // a server without its sample players is a server
      .catch(() => clearInterval(timer))
      .finally(() => (busy = false));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function actsIn(text: string): readonly Entry[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(0, MOST_ACTS).flatMap((line) => {
    const parsed = parseEntry(JSON.parse(line));
    return 'entry' in parsed ? [parsed.entry] : [];
  });
}

const isDue =
  (now: number) =>
  ({ body }: Entry): boolean =>
    body.recorded <= now;

/** Whether the run of a case goes on: acts wait in a pause, and after the end nobody acts. */
async function standingOf(
  { store, courses }: Needs,
  stream: string,
  now: number,
): Promise<'on' | 'paused' | 'over'> {
  const row = await store.caseOf(stream);
  const record = await courses.of(row?.course ?? '');
  const run = record?.state.runs.get(row?.run ?? '');
  if (run === undefined || run.closed !== null || runClock(run, now).over) return 'over';
  return run.state === 'paused' ? 'paused' : 'on';
}

/** Pushes as each device would, through the same checks. False when any was refused: its device has nothing more to say. */
async function send(
  { store, library, live }: Needs,
  stream: string,
  acts: readonly Entry[],
  now: number,
): Promise<boolean> {
  const row = await store.caseOf(stream);
  if (row === null) return false;
  const { setting } = library.exercise(row.exercise);
  let isWhole = true;
  for (const performer of new Set(acts.map(({ body }) => body.performer))) {
    const account = await store.account(performer);
    if (account === null) return false;
    const own = acts.filter(({ body }) => body.performer === performer);
    const { refused } = await acceptEntries(store, casePushRules(stream, account, setting), own, now);
    isWhole &&= refused.length === 0;
  }
  live.grown(stream);
  return isWhole;
}
