import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

export const root = resolve(import.meta.dirname, '../..');

/** A server of our own on a free port with an empty data folder. */
export interface Product {
  readonly address: string;
  /** Sign-in link per role. */
  readonly links: Readonly<Record<string, string>>;
  readonly vkey: string;
  stop(): Promise<void>;
}

/** `data`: a folder of the caller's that outlives the server; otherwise one is made and thrown away. */
export async function startProduct(
  given: { readonly data?: string; readonly port?: number } = {},
): Promise<Product> {
  const own = given.data === undefined ? mkdtempSync(join(tmpdir(), 'tracecraft-e2e-')) : null;
  const data = given.data ?? join(own ?? '', 'data');
  const server = spawn(
    process.execPath,
    [join(root, 'apps/server/src/main.ts'), '--data', data, '--port', String(given.port ?? 0), '--json'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await ended;
    if (own !== null) rmSync(own, { recursive: true, force: true });
  };
  const line = await firstLine(server.stdout, ended);
  return { ...(JSON.parse(line) as Omit<Product, 'stop'>), stop };
}

async function firstLine(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  let text = '';
  const whole = (async () => {
    for await (const part of output) {
      text += String(part);
      const end = text.indexOf('\n');
      if (end >= 0) return text.slice(0, end);
    }
    return text;
  })();
  return Promise.race([
    whole,
    ended.then(() => Promise.reject(new Error(`the server ended at once: ${text}`))),
  ]);
}

export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine (`CHROMIUM`, else Debian's). */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** WCAG A and AA violations of the page as it stands, one readable line each. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // Not as a script element: the page's own policy forbids inline scripts, rightly.
  // Worth nothing: else all of axe would travel back as the value of its text.
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })(); 0`);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  return page.evaluate(async (values) => {
    const tested = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({
      runOnly: { type: 'tag', values },
    });
    return tested.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary ?? ''}`),
    );
  }, tags);
}
