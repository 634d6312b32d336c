import { timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.ts';

interface About {
  readonly course: string;
  readonly account: string;
}

/**
 * A token for one person's calendar of one course. It names both and carries the server's seal, so nothing is stored;
 * it stops working when the person leaves the course.
 */
export function calendarToken({ seal }: Pick<Services, 'seal'>, course: string, account: string): string {
  const words = Buffer.from(JSON.stringify([course, account])).toString('base64url');
  return `${words}.${seal(`calendar ${words}`)}`;
}

/** What a token names, or null when this server did not make it. */
export function readCalendarToken({ seal }: Pick<Services, 'seal'>, token: string): About | null {
  const [words = '', given = ''] = token.split('.');
  const [expected, found] = [Buffer.from(seal(`calendar ${words}`)), Buffer.from(given)];
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) return null;
  const [course = '', account = ''] = JSON.parse(Buffer.from(words, 'base64url').toString()) as string[];
  return { course, account };
}
