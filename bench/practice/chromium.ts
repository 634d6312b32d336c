/**
 * Live checking in Chromium with 200 checks: one event at a time, as the workbench does; and a case folded as a whole
 * with the shared practices. The page is cross-origin isolated, or its clock would tell no less than 0.1 ms; figures over
 * a hundred events stand beside those of one.
 */
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Measured } from './chromium-page.ts';
import { manyChecks, sharedPractices } from './many-checks.ts';

const CHECKS = 200;
const EVENTS = 20_000;
const ROUNDS = 3;
const REFOLDED = 100_000;
const REFOLDS = 9;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('chromium-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: 'bench' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was bundled');
  return first.output[0].code;
}

/** Answers the page, the bundle and the practices, with the headers that isolate the page. */
async function serve(answers: Readonly<Record<string, readonly [string, string]>>): Promise<Server> {
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, {
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

const PAGE = `<!doctype html><title>bench</title><script type="module">
  import './bench.js';
  globalThis.practices = await (await fetch('./practices.json')).json();
  globalThis.shared = await (await fetch('./shared.json')).json();
  globalThis.ready = true;
</script>`;

type Case = Readonly<{ checks: number; events: number; read: boolean }>;

/** One case in the page. */
function measured(page: Page, one: Case): Promise<Measured> {
  return page.evaluate<Measured>(`bench.measure(practices, ${JSON.stringify(one)})`);
}

/** The same case a few times: the rounds, and the median of a figure. */
async function repeated(
  page: Page,
  one: Case,
): Promise<{
  readonly median: (of: keyof Measured) => number;
  readonly least: (of: keyof Measured) => number;
}> {
  const rounds: Measured[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await measured(page, one));
  const sorted = (of: keyof Measured): readonly number[] =>
    rounds.map((round) => round[of]).toSorted((a, b) => a - b);
  return { median: (of) => sorted(of)[Math.floor(ROUNDS / 2)]!, least: (of) => sorted(of)[0]! };
}

/** Opens the page and waits until everything in it is there. */
async function opened(page: Page, server: Server): Promise<void> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page.waitForFunction('globalThis.ready === true');
}

async function figuresOf(page: Page): Promise<Record<string, number>> {
  const whole = { checks: CHECKS, events: EVENTS, read: false };
  const figures: Record<string, number> = {};
  figures['p99 of one event, ms, first case after the page opened'] = (await measured(page, whole)).p99;
  const one = await repeated(page, whole);
  figures['p50 of one event, ms'] = one.median('p50');
  figures['p99 of one event, ms'] = one.median('p99');
  figures['p99 of one event, ms, least of the rounds'] = one.least('p99');
  figures['slowest event, ms'] = one.median('max');
  figures['mean, ms'] = one.median('mean');
  figures['p99 of a hundred events, ms an event'] = one.median('batchP99');
  figures['slowest hundred events, ms an event'] = one.median('batchMax');
  const read = await repeated(page, { ...whole, read: true });
  figures['p50 with changed verdicts read, ms'] = read.median('p50');
  figures['p99 with changed verdicts read, ms'] = read.median('p99');
  figures['slowest with changed verdicts read, ms'] = read.median('max');
  for (const checks of [50, 100, 150, 200]) await curve(page, { ...whole, checks }, figures);
  for (const events of [5000, 50_000]) await curve(page, { ...whole, events }, figures);
  return figures;
}

async function curve(page: Page, one: Case, figures: Record<string, number>): Promise<void> {
  const { median } = await repeated(page, one);
  figures[`mean, ms, ${one.checks} checks, ${one.events} events`] = median('mean');
  figures[`p99, ms, ${one.checks} checks, ${one.events} events`] = median('p99');
}

/** A case folded as a whole, in a page of its own: what was checked before must not matter. */
async function refolded(page: Page): Promise<Record<string, number>> {
  const times = await page.evaluate<readonly number[]>(`bench.refold(shared, ${REFOLDED}, ${REFOLDS})`);
  const sorted = times.toSorted((a, b) => a - b);
  const what = `s, ${REFOLDED} events as a whole`;
  return {
    [`${what}, first`]: times[0]! / 1e3,
    [`${what}, least`]: sorted[0]! / 1e3,
    [`${what}, median`]: sorted[REFOLDS >> 1]! / 1e3,
    [`${what}, most`]: sorted.at(-1)! / 1e3,
  };
}

const { practices, made } = manyChecks(CHECKS);
const server = await serve({
  '/': ['text/html', PAGE],
  '/bench.js': ['text/javascript', await bundled()],
  '/practices.json': ['application/json', JSON.stringify(practices)],
  '/shared.json': ['application/json', JSON.stringify(sharedPractices())],
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: FLAGS,
});
try {
  const whole = await browser.newPage();
  await opened(whole, server);
  const folds = await refolded(whole);
  await whole.close();
  const page = await browser.newPage();
  await opened(page, server);
  const isolated = await page.evaluate<boolean>('crossOriginIsolated');
  const step = await page.evaluate<number>('bench.clockStep()');
  const figures = { 'step of the clock, ms': step, ...folds, ...(await figuresOf(page)) };
  const notes = `Chromium ${browser.version()}, cross-origin isolated: ${isolated ? 'yes' : 'no'}; ${made}; eight devices; median of ${ROUNDS}; as a whole: the ${sharedPractices().length} shared practices, ${REFOLDS} times in one page.`;
  console.log(JSON.stringify({ figures, notes }));
} finally {
  await browser.close();
  server.close();
}
