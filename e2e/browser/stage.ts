import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium these journeys run in: `CHROMIUM`, or Debian's. */
export const browserPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export interface Server {
  readonly address: string;
  readonly links: Readonly<Record<string, string>>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** An empty folder that is gone when `forget` is called. */
export function folder(name: string): { readonly path: string; forget(): void } {
  const path = mkdtempSync(join(tmpdir(), `tracecraft-${name}-`));
  return { path, forget: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts the product on `data` and waits for its address and sign-in links. Port 0: any free one. */
export async function startServer(data: string, port = 0): Promise<Server> {
  const main = join(root, 'apps/server/src/main.ts');
  const child = spawn(process.execPath, [main, '--data', data, '--port', String(port), '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { address, links } = JSON.parse(await firstLine(child)) as Pick<Server, 'address' | 'links'>;
  return {
    address,
    links,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });
}

/** A browser with a profile of its own on disk, as an officer's tablet has. Any request to another host fails the test. */
export async function openBrowser(profile: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: browserPath, headless: true, args: FLAGS, ...options });
  return context;
}

/** What went wrong in a page: requests to other hosts and uncaught errors. A journey ends with `expect(trouble).toEqual([])`. */
export function watchTrouble(context: BrowserContext, host: string): string[] {
  const trouble: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`));
  };
  context.pages().forEach(watch);
  context.on('page', watch);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.host !== host) trouble.push(`other host: ${request.url()}`);
  });
  return trouble;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
  readonly passes: readonly unknown[];
}

/** Fails on any WCAG A or AA violation axe finds on the page as it stands. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Colours are mid-way while a transition runs.
  await page.waitForTimeout(250);
  await page.evaluate(`${axe};0`);
  const answer = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(AXE_RULES)} })`)) as AxeAnswer;
  const found = answer.violations.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary ?? ''})`).join(' | ')}`);
  expect(found).toEqual([]);
  expect(answer.passes.length, `axe looked at something on ${screen}`).toBeGreaterThan(5);
}

const pictures = join(root, 'docs/pictures');

/** A picture for the documents, phone and desktop by day and night; taken only when `PICTURES` is set. Restores the page. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] === undefined) return;
  if (!existsSync(pictures)) mkdirSync(pictures, { recursive: true });
  const before = page.viewportSize();
  for (const [device, size] of Object.entries({ phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${device}-${colorScheme}.png`) });
    }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

/** The build must be there: a browser test of yesterday's files proves nothing. */
export function expectBuilt(): void {
  expect(existsSync(join(root, 'apps/web/dist/index.html')), 'apps/web/dist is built (npm run start or vite build apps/web)').toBe(true);
  expect(existsSync(browserPath), `a Chromium at ${browserPath}`).toBe(true);
}
