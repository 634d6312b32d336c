import { randomBytes } from 'node:crypto';

/** Tokens that sign somebody in once, within a minute: for a page that sends a browser on. */
export interface Tickets {
  readonly issue: (account: string) => string;
  /** The account of the ticket, once. */
  readonly redeem: (ticket: string) => string | null;
}

const TICKET_MS = 60_000;

/** Tickets live in memory: one lost to a restart is asked for again. */
export function tickets(now: () => number): Tickets {
  const open = new Map<string, { readonly account: string; readonly expires: number }>();
  return {
    issue(account) {
      for (const [ticket, { expires }] of open) if (expires <= now()) open.delete(ticket);
      const ticket = randomBytes(32).toString('base64url');
      open.set(ticket, { account, expires: now() + TICKET_MS });
      return ticket;
    },
    redeem(ticket) {
      const held = open.get(ticket);
      open.delete(ticket);
      return held === undefined || held.expires <= now() ? null : held.account;
    },
  };
}
