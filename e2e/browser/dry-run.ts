import { paths, type DryRun } from '@tracecraft/protocol';
import type { Browser, BrowserContext } from 'playwright-core';

/** A team of our own beside the sample course: who is in it, and a browser of each that is signed in. */
export interface DryTeam {
  readonly stream: string;
  readonly contexts: readonly BrowserContext[];
}

/** Two or more officers in one case, each with a device of their own. */
export async function openDryTeam(
  browser: Browser,
  address: string,
  exercise: string,
  names: readonly string[],
): Promise<DryTeam> {
  const answer = await fetch(address + paths.dryRuns, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ exercise, officers: names.map((name) => ({ name, duty: 'lead' })) }),
  });
  const { stream, officers } = (await answer.json()) as DryRun;
  const contexts = await Promise.all(
    officers.map(async ({ session }) => {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
      });
      await context.addCookies([{ name: 'tracecraft_session', value: session, url: address }]);
      return context;
    }),
  );
  return { stream, contexts };
}
