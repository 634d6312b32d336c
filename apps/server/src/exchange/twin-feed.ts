import { foldExchange, isFor, twinCalendar, type Twin } from '@tracecraft/exchange';
import type { Account } from '@tracecraft/protocol';
import { calendarToken, readCalendarToken } from '../courses/calendar-token.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'exchange' | 'store' | 'seal' | 'now'>;

/** Kinds a calendar of a standing exchange is made of. */
const KINDS: ReadonlySet<string> = new Set(['exchange.twinned', 'exchange.ended', 'visit.planned']);

/** A token for `account`'s calendar of a standing exchange it may read. Throws `twin.unknown`. */
export async function twinFeedToken(needs: Needs, account: Account, twin: string): Promise<string> {
  if ((await twinFor(needs, account, twin)) === undefined) throw new ApiProblem('twin.unknown');
  return calendarToken(needs, 'twin', { calendar: twin, account: account.id });
}

/** The calendar a token names, as far as its person may read it today. Throws `calendar.unknown`. */
export async function twinFeed(needs: Needs, token: string): Promise<string> {
  const about = readCalendarToken(needs, 'twin', token);
  const account = about === null ? null : await needs.store.account(about.account);
  const twin = account === null ? undefined : await twinFor(needs, account, about?.calendar ?? '');
  if (twin === undefined) throw new ApiProblem('calendar.unknown');
  return twinCalendar(twin, needs.now());
}

async function twinFor({ exchange }: Needs, account: Account, twin: string): Promise<Twin | undefined> {
  const record = await exchange.current();
  const reader = await record.readerOf(account);
  const events = record.events.filter((event) => KINDS.has(event.header.kind) && isFor(event, reader));
  return foldExchange(record.stream, events).twins.get(twin);
}
