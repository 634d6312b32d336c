import { LIMITS, requests, type LiveEntries, type Pulled, type Pushed } from '@tracecraft/protocol';
import { checkpointRoot } from '../agency/case-heads.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import { openEventStream, resumeAt } from '../live/event-stream.ts';
import { paced } from '../live/paced.ts';
import { acceptEntries } from '../push/accept-entries.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

type Needs = Pick<Services, 'store' | 'library' | 'live' | 'now' | 'log'>;

const PAGE = 500;
/** A device sees its colleague's act within this time. */
const LIVE_EVERY_MS = 50;

/** Push, pull and live entries of one stream. */
export function streamRoutes(add: AddRoute, needs: Needs): void {
  const { store } = needs;
  add('POST /api/streams/:stream/entries', (call) => push(needs, call), LIMITS.pushBytes);
  add('GET /api/streams/:stream/entries', async ({ request, params }): Promise<Pulled> => {
    const asked = readShape(requests.pull, request.query);
    const from = Number(asked.from ?? 0);
    const { entries, total } = await store.read(
      params['stream'] ?? '',
      from,
      Math.min(PAGE, Number(asked.limit ?? PAGE)),
    );
    return { entries: entries.map((one) => one.entry), next: from + entries.length, total };
  });
  add('GET /api/streams/:stream/live', (call) => follow(needs, call));
}

async function push({ store, library, live, now, log }: Needs, call: Call): Promise<Pushed> {
  const stream = call.params['stream'] ?? '';
  const { entries } = readShape(requests.push, call.request.body);
  const row = await store.caseOf(stream);
  if (row === null) throw new ApiProblem('case.unknown', { stream });
  const { setting } = library.exercise(row.exercise);
  const rules = { stream, caller: signedIn(call.caller.account), setting };
  const pushed = await acceptEntries(store, rules, entries, now());
  if (pushed.accepted.length > 0) live.grown(stream);
  return { ...pushed, checkpoint: checkpointRoot(log) };
}

/** Sends what follows `Last-Event-ID` (or `?from=`), then everything new; `id` is the position to resume from. */
async function follow({ store, live }: Needs, { request, reply, params }: Call): Promise<void> {
  const stream = params['stream'] ?? '';
  const asked = readShape(requests.pull, request.query);
  let next = resumeAt(request) ?? Number(asked.from ?? 0);
  const out = openEventStream(request, reply);
  const pump = paced(LIVE_EVERY_MS, async () => {
    for (;;) {
      const page = await store.read(stream, next, PAGE);
      if (out.closed || page.entries.length === 0) return;
      next += page.entries.length;
      const data: LiveEntries = { entries: page.entries.map((one) => one.entry), next };
      await out.send(next, 'entries', JSON.stringify(data));
    }
  });
  out.onClose(live.subscribe(stream, pump));
  pump();
}
