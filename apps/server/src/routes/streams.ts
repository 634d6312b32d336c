import { LIMITS, requests, type LiveEntries, type Pulled, type Pushed } from '@tracecraft/protocol';
import { checkpointRoot } from '../agency/case-heads.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import { openEventStream, resumeAt } from '../live/event-stream.ts';
import { paced } from '../live/paced.ts';
import { courseFollowers } from '../live/course-followers.ts';
import { coursePage } from '../courses/course-page.ts';
import { lateAmong } from '../courses/late.ts';
import { noteReading } from '../courses/readings.ts';
import { shownInExchange } from '../exchange/shown-in-exchange.ts';
import { pushToCourse } from '../push/push-to-course.ts';
import { pushToExchange } from '../push/push-to-exchange.ts';
import { acceptEntries } from '../push/accept-entries.ts';
import { casePushRules } from '../push/case-rules.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

type Needs = Pick<
  Services,
  | 'store'
  | 'library'
  | 'live'
  | 'now'
  | 'log'
  | 'courses'
  | 'blobs'
  | 'presence'
  | 'traffic'
  | 'shelf'
  | 'exchange'
  | 'drafts'
>;

const PAGE = 500;
/** A device sees its colleague's act within this time. */
const LIVE_EVERY_MS = 50;

/** Push, pull and live entries of one stream. */
export function streamRoutes(add: AddRoute, needs: Needs): void {
  const followers = courseFollowers(needs);
  add(
    'POST /api/streams/:stream/entries',
    (call) => needs.traffic.during(() => push(needs, call)),
    LIMITS.pushBytes,
  );
  add('GET /api/streams/:stream/entries', (call) => pull(needs, call));
  add('GET /api/streams/:stream/live', async (call) => {
    const record = await needs.courses.of(call.params['stream'] ?? '');
    if (record === null) return follow(needs, call);
    const from = startOf(call.request);
    return followers.follow(
      record,
      signedIn(call.caller.account),
      openEventStream(call.request, call.reply),
      from,
    );
  });
}

async function push(needs: Needs, call: Call): Promise<Pushed> {
  const { store, library, live, now, log, courses } = needs;
  const stream = call.params['stream'] ?? '';
  const { entries } = readShape(requests.push, call.request.body);
  const caller = signedIn(call.caller.account);
  if (stream === needs.exchange.stream)
    return { ...(await pushToExchange(needs, caller, entries)), checkpoint: checkpointRoot(log) };
  const record = await courses.of(stream);
  if (record !== null) {
    const pushed = await pushToCourse(needs, record, caller, entries);
    return { ...pushed, checkpoint: checkpointRoot(log) };
  }
  const row = await store.caseOf(stream);
  if (row === null) throw new ApiProblem('case.unknown', { stream });
  const { setting } = library.exercise(row.exercise);
  const pushed = await acceptEntries(store, casePushRules(stream, caller, setting), entries, now());
  if (pushed.accepted.length > 0) live.grown(stream);
  return { ...pushed, checkpoint: checkpointRoot(log) };
}

async function pull(needs: Needs, { request, params, caller }: Call): Promise<Pulled> {
  const { store, courses } = needs;
  const stream = params['stream'] ?? '';
  const asked = readShape(requests.pull, request.query);
  const [from, limit] = [Number(asked.from ?? 0), Math.min(PAGE, Number(asked.limit ?? PAGE))];
  const account = signedIn(caller.account);
  const record = await courses.of(stream);
  if (record !== null) return coursePage(store, record, account, from, limit);
  const { entries, total } = await store.read(stream, from, limit);
  if (stream === needs.exchange.stream)
    return {
      entries: await shownInExchange(needs.exchange, account, entries),
      next: from + entries.length,
      total,
    };
  await noteReading(needs, account, stream, 'entries');
  return {
    entries: entries.map((one) => one.entry),
    ...(await lateAmong(needs, stream, entries)),
    next: from + entries.length,
    total,
  };
}

function startOf(request: Call['request']): number {
  return resumeAt(request) ?? Number(readShape(requests.pull, request.query).from ?? 0);
}

/** Sends what follows `Last-Event-ID` (or `?from=`), then everything new; `id` is the position to resume from. */
async function follow(needs: Needs, { request, reply, params, caller }: Call): Promise<void> {
  const { store, live } = needs;
  const stream = params['stream'] ?? '';
  const account = signedIn(caller.account);
  const shared = stream === needs.exchange.stream;
  if (!shared) await noteReading(needs, account, stream, 'entries');
  let next = startOf(request);
  const out = openEventStream(request, reply);
  const pump = paced(LIVE_EVERY_MS, async () => {
    for (;;) {
      const page = await store.read(stream, next, PAGE);
      if (out.closed || page.entries.length === 0) return;
      next += page.entries.length;
      const data: LiveEntries = {
        entries: shared
          ? await shownInExchange(needs.exchange, account, page.entries)
          : page.entries.map((one) => one.entry),
        ...(await lateAmong(needs, stream, page.entries)),
        next,
      };
      if (shared && data.entries.length === 0) continue;
      await out.send(next, 'entries', JSON.stringify(data));
    }
  });
  out.onClose(live.subscribe(stream, pump));
  out.onClose(needs.presence.enter(stream, account.id));
  pump();
}
