import { timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.ts';

interface About {
  /** Stream of a course, or id of a standing exchange. */
  readonly calendar: string;
  readonly account: string;
}

/** What is sealed: a token of one is none of the other. */
const PURPOSE = { course: 'calendar', twin: 'twin-calendar' } as const;

/**
 * A token for one person's calendar of one course or standing exchange. It names both and carries the server's seal, so
 * nothing is stored; it stops working when the person may no longer read it.
 */
export function calendarToken(
  { seal }: Pick<Services, 'seal'>,
  of: keyof typeof PURPOSE,
  { calendar, account }: About,
): string {
  const words = Buffer.from(JSON.stringify([calendar, account])).toString('base64url');
  return `${words}.${seal(`${PURPOSE[of]} ${words}`)}`;
}

/** What a token names, or null when this server did not make it. */
export function readCalendarToken(
  { seal }: Pick<Services, 'seal'>,
  of: keyof typeof PURPOSE,
  token: string,
): About | null {
  const [words = '', given = ''] = token.split('.');
  const [expected, found] = [Buffer.from(seal(`${PURPOSE[of]} ${words}`)), Buffer.from(given)];
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) return null;
  const [calendar = '', account = ''] = JSON.parse(Buffer.from(words, 'base64url').toString()) as string[];
  return { calendar, account };
}
