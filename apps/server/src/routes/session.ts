import { requests, type Account, type SignedIn } from '@tracecraft/protocol';
import { issueToken, SESSION_MS, tokenHash } from '../accounts/tokens.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import { SESSION_COOKIE } from '../http/caller.ts';
import { readShape } from '../http/read-body.ts';
import type { Services } from '../services.ts';

const COOKIE_RULES = 'HttpOnly; SameSite=Strict; Path=/';

/** Sign in by link, who am I, sign out. */
export function sessionRoutes(
  add: AddRoute,
  { store, now, tickets }: Pick<Services, 'store' | 'now' | 'tickets'>,
): void {
  add('POST /api/session', async ({ request, reply }): Promise<SignedIn> => {
    const { token } = readShape(requests.session, request.body);
    const ticketed = tickets.redeem(token);
    const account =
      ticketed === null
        ? await store.accountOfToken(tokenHash(token), 'link', now())
        : await store.account(ticketed);
    if (account === null) throw new ApiProblem('session.link-invalid');
    const session = await issueToken(store, 'session', account.id, now());
    void reply.header(
      'set-cookie',
      `${SESSION_COOKIE}=${session}; Max-Age=${SESSION_MS / 1_000}; ${COOKIE_RULES}`,
    );
    return { account, session };
  });
  add('DELETE /api/session', async ({ reply, caller }) => {
    if (caller.session !== null) await store.dropToken(caller.session);
    void reply.header('set-cookie', `${SESSION_COOKIE}=; Max-Age=0; ${COOKIE_RULES}`);
    return reply.status(204).send();
  });
  add('GET /api/me', async ({ caller }): Promise<Account> => {
    const account = signedIn(caller.account);
    // teams of a course are not written into the account: they come and go with its runs
    const team = account.team ?? (await store.teamsOf(account.id))[0] ?? null;
    return { ...account, team };
  });
}

/** The account the gate has let through. */
export function signedIn(account: Account | null): Account {
  if (account === null) throw new ApiProblem('session.needed');
  return account;
}
