import { icalendarOf, rosterCsv } from '@tracecraft/course';
import {
  paths,
  requests,
  type CalendarLink,
  type CourseSummary,
  type FreshLink,
  type MadeCourse,
  type Reading,
} from '@tracecraft/protocol';
import { issueLinks } from '../accounts/tokens.ts';
import { calendarToken, readCalendarToken } from '../courses/calendar-token.ts';
import type { CourseRecord } from '../courses/course-record.ts';
import { readingsFor } from '../courses/readings.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import { activityKey } from '../results/activity-key.ts';
import { courseReport } from '../results/course-report.ts';
import { markingLeft } from '../results/marking-left.ts';
import { resultsCsv } from '../results/results-csv.ts';
import type { Services } from '../services.ts';
import { sendBundle } from './results.ts';
import { signedIn } from './session.ts';

/** Courses as a whole: which there are, links for their people, and what leaves them as files. */
export function courseRoutes(add: AddRoute, services: Services): void {
  const { courses, now } = services;
  const named = async ({ params }: Call): Promise<CourseRecord> => {
    const record = await courses.of(params['stream'] ?? '');
    if (record === null) throw new ApiProblem('course.unknown');
    return record;
  };
  add('GET /api/courses', async ({ caller }): Promise<readonly CourseSummary[]> => {
    const account = signedIn(caller.account);
    const own = await courses.ofAccount(account);
    return own.map((record) => summaryOf(record, record.roleOf(account) ?? account.role));
  });
  add('POST /api/courses', async ({ request, reply }): Promise<MadeCourse> => {
    readShape(requests.courses, request.body);
    const stream = await courses.make(now());
    void reply.status(201);
    return { stream };
  });
  add('POST /api/courses/:stream/links', async (call) => freshLinks(services, await named(call), call));
  add('GET /api/courses/:stream/calendar', async (call): Promise<CalendarLink> => {
    const { stream } = await named(call);
    const token = calendarToken(services, 'course', {
      calendar: stream,
      account: signedIn(call.caller.account).id,
    });
    return { path: paths.calendar(token) };
  });
  add('GET /api/calendars/:token', async ({ params, reply }) => {
    const about = readCalendarToken(services, 'course', params['token'] ?? '');
    const record = about === null ? null : await courses.of(about.calendar);
    const person = record?.state.people.get(about?.account ?? '');
    if (record === null || about === null || person?.withdrawn === true)
      throw new ApiProblem('calendar.unknown');
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, max-age=300')
      .send(icalendarOf(record.state, about.account, now()));
  });
  add('GET /api/courses/:stream/roster.csv', async (call) => {
    const record = await named(call);
    return sendCsv(call, 'roster', rosterCsv(record.state));
  });
  add('GET /api/courses/:stream/results.csv', async (call) =>
    sendCsv(call, 'results', await resultsCsv(services, await named(call), signedIn(call.caller.account))),
  );
  add('GET /api/courses/:stream/marking', async (call) =>
    markingLeft(services, await named(call), signedIn(call.caller.account).id),
  );
  add('GET /api/courses/:stream/runs/:run/key', async (call) => {
    const account = signedIn(call.caller.account);
    return activityKey(services, await named(call), account, call.params['run'] ?? '');
  });
  add('GET /api/courses/:stream/report', async (call) => courseReport(services, await named(call)));
  add('GET /api/courses/:stream/bundle', async (call) =>
    sendBundle(services, (await named(call)).stream, call),
  );
  add(
    'GET /api/me/readings',
    async ({ caller }): Promise<readonly Reading[]> => readingsFor(services, signedIn(caller.account)),
  );
}

function summaryOf({ stream, state }: CourseRecord, role: CourseSummary['role']): CourseSummary {
  const { opened, closed } = state;
  return {
    stream,
    title: opened?.title ?? null,
    starts: opened?.starts ?? null,
    ends: opened?.ends ?? null,
    role,
    closed: closed !== null,
  };
}

/** New links for people of the course; a trainer makes them for trainees only. Nothing is made when one may not be. */
async function freshLinks(
  { store, now }: Services,
  record: CourseRecord,
  { request, caller }: Call,
): Promise<readonly FreshLink[]> {
  const { accounts } = readShape(requests.links, request.body);
  const trainer = record.roleOf(signedIn(caller.account)) === 'trainer';
  for (const account of accounts) {
    const person = record.state.people.get(account);
    const may = person !== undefined && !person.withdrawn && (!trainer || person.role === 'trainee');
    if (!may) throw new ApiProblem('course.person-unknown', { account });
  }
  return issueLinks(store, [...new Set(accounts)], now());
}

function sendCsv({ reply }: Call, name: string, text: string): unknown {
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .send(text);
}
