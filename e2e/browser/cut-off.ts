import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page whose network is cut. */
export interface CutOff {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left the page since the network was cut. */
  readonly left: string[];
}

/** The page at `url`, loaded up to the button of that name; from then on every request is refused and counted. */
export async function cutOff(browser: Browser, url: string, button: string, width = 1280): Promise<CutOff> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: button }).waitFor();
  // The service worker fetches the app's files once, in its own time: that is loading, not leaking.
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForLoadState('networkidle');
  const left: string[] = [];
  await context.route('**/*', (route) => route.abort());
  await context.setOffline(true);
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) left.push(request.url());
  });
  return { context, page, left };
}
