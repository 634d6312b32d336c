import { randomBytes } from 'node:crypto';
import type { Platform } from './platforms.ts';

/** A login we sent a browser to its platform for. */
export interface PendingLogin {
  readonly platform: Platform;
  readonly nonce: string;
  /** What the browser must bring back in a cookie: another browser can't finish this login. */
  readonly browser: string;
  /** UTC milliseconds. */
  readonly expires: number;
}

/** Logins under way. They live in memory: after a restart the officer starts again from the platform. */
export interface PendingLogins {
  readonly begin: (platform: Platform) => PendingLogin & { readonly state: string };
  /** The login of `state`, once: a second call gets null, so a launch can't be played again. */
  readonly take: (state: string) => PendingLogin | null;
}

export const LOGIN_MS = 600_000;
/** The oldest go first when somebody opens logins and finishes none. */
const MOST = 10_000;

export function pendingLogins(now: () => number): PendingLogins {
  const pending = new Map<string, PendingLogin>();
  return {
    begin(platform) {
      const [state, nonce, browser] = [secret(), secret(), secret()];
      const [oldest] = pending.keys();
      if (oldest !== undefined && pending.size >= MOST) pending.delete(oldest);
      const login = { platform, nonce, browser, expires: now() + LOGIN_MS };
      pending.set(state, login);
      return { ...login, state };
    },
    take(state) {
      const login = pending.get(state) ?? null;
      pending.delete(state);
      return login === null || login.expires <= now() ? null : login;
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
