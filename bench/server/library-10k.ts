/**
 * Screens of a library of ten thousand practices and a round of ten thousand experiences, opened in Chromium with the app
 * already on the device: how long from the address to what is asked for.
 * node bench/server/library-10k.ts [--practices 10000] [--experiences 10000] [--lessons 1000] [--times 5]
 * Against a server that runs already (large-server.ts, whose line is given): --at '{"address":…,"link":…}'
 * Prints one JSON line last.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { FLAGS } from '../../e2e/browser/product.ts';

interface Visit {
  readonly name: string;
  readonly path: string;
  /** What is done there before the clock is stopped. */
  readonly shown: (page: Page) => Promise<unknown>;
  /** Shown from what was kept: the record is read after that, and only then can one act. */
  readonly kept?: true;
}

const option = (fallback: string) => ({ type: 'string', default: fallback }) as const;
const { values } = parseArgs({
  options: {
    practices: option('10000'),
    experiences: option('10000'),
    lessons: option('1000'),
    times: option('5'),
    at: option(''),
  },
});
/** A practice in the middle of the library, which no device keeps. */
const MADE = `made-${Math.floor(Number(values.practices) / 2)}`;

const rows = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('link').first().waitFor();
const VISITS: readonly Visit[] = [
  { name: 'library', path: '/practices', shown: rows },
  {
    name: 'practice',
    path: `/practices/${MADE}`,
    shown: (page) => page.getByText(`${MADE} 0.1.0`).waitFor(),
  },
  { name: 'rounds', path: '/sharing/rounds', shown: rows, kept: true },
  { name: 'lessons', path: '/sharing/lessons', shown: rows, kept: true },
  {
    name: 'agreed code',
    path: '/sharing/code',
    kept: true,
    shown: (page) => page.getByRole('main').getByRole('rowheader').first().waitFor(),
  },
  {
    name: 'code of conduct',
    path: '/conduct',
    shown: (page) => page.getByRole('main').getByRole('link', { name: /^A1 / }).first().waitFor(),
  },
];

const TIMES = Number(values.times);

interface Place {
  readonly address: string;
  readonly link: string;
}

async function main(): Promise<void> {
  if (values.at !== '') return print(await inBrowser(JSON.parse(values.at) as Place));
  const file = fileURLToPath(new URL('large-server.ts', import.meta.url));
  const sizes = (['practices', 'experiences', 'lessons'] as const).flatMap((name) => [
    `--${name}`,
    values[name],
  ]);
  const server = spawn(process.execPath, [file, ...sizes], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    print(await inBrowser(JSON.parse(line) as Place));
  } finally {
    server.stdin.end();
    await once(server, 'exit');
  }
}

function print(figures: Record<string, number>): void {
  const notes = `${values.practices} practices in twelve languages beside the shared code, ${values.experiences} experiences, ${values.lessons} lessons; ${TIMES} visits each, the app on the device, first sync counted once. CPU: main thread of the page.`;
  console.log(JSON.stringify({ figures, notes }));
}

async function inBrowser({ address, link }: Place): Promise<Record<string, number>> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const first = performance.now();
    await page.goto(`${address}/practices`);
    await rows(page);
    const figures: Record<string, number> = { 'library, server just started, ms': performance.now() - first };
    await page.goto(link);
    await page.getByRole('heading', { name: /exercises/i }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    Object.assign(figures, await firstSync(page, address));
    console.error(figures);
    for (const visit of VISITS) Object.assign(figures, await visited(page, address, visit));
    Object.assign(figures, await searched(page, address));
    return figures;
  } finally {
    await browser.close();
  }
}

/** Everything shared comes to the device once: when the first line is seen, and when all is there. */
async function firstSync(page: Page, address: string): Promise<Record<string, number>> {
  const start = performance.now();
  await page.goto(`${address}/sharing/rounds`);
  await rows(page);
  const first = performance.now() - start;
  await page
    .getByRole('heading', {
      name: new RegExp(
        `\\b${Number(values.experiences).toLocaleString('en')}\\b|\\b${values.experiences}\\b`,
      ),
    })
    .waitFor({ timeout: 300_000 });
  const whole = performance.now() - start;
  await written(page);
  return { 'first sync, first line, ms': first, 'first sync, whole, ms': whole };
}

/** Once all is on the device's disk: a page left before fetches again what is missing. */
async function written(page: Page): Promise<void> {
  const least = Number(values.experiences) + Number(values.lessons);
  const counted = `new Promise((resolve, reject) => {
    const opening = indexedDB.open('tracecraft');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const count = opening.result.transaction('entries').objectStore('entries').count();
      count.onsuccess = () => { opening.result.close(); resolve(count.result); };
    };
  })`;
  for (let left = 300; left > 0 && (await page.evaluate<number>(counted)) < least; left--)
    await page.waitForTimeout(1_000);
  await page.waitForTimeout(2_000);
}

async function visited(
  page: Page,
  address: string,
  { name, path, shown, kept }: Visit,
): Promise<Record<string, number>> {
  const wall: number[] = [];
  const cpu: number[] = [];
  const whole: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    await page.goto('about:blank');
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const start = performance.now();
    await page.goto(address + path, { waitUntil: 'commit' });
    await shown(page);
    wall.push(performance.now() - start);
    const { metrics } = await client.send('Performance.getMetrics');
    cpu.push((metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0) * 1_000);
    await client.detach();
    if (kept) {
      await page.locator('[aria-busy="false"]').waitFor({ timeout: 60_000 });
      whole.push(performance.now() - start);
    }
    await page.waitForTimeout(1_000);
  }
  console.error(name, wall.map(Math.round), cpu.map(Math.round));
  return {
    [`${name}, median, ms`]: median(wall),
    [`${name}, max, ms`]: Math.max(...wall),
    [`${name}, CPU, median, ms`]: median(cpu),
    ...(kept && { [`${name}, all read, median, ms`]: median(whole) }),
  };
}

/** From the last letter to what was found. */
async function searched(page: Page, address: string): Promise<Record<string, number>> {
  await page.goto(`${address}/practices`);
  await rows(page);
  const wall: number[] = [];
  for (const words of ['wet phone', 'before sunrise', 'customs officer', 'grey box', 'torn letter'].slice(
    0,
    TIMES,
  )) {
    const start = performance.now();
    await page.getByRole('searchbox').fill(words);
    await page
      .locator('mark', { hasText: new RegExp(words.split(' ')[0] ?? '', 'i') })
      .first()
      .waitFor();
    wall.push(performance.now() - start);
  }
  return {
    'search in the library, median, ms': median(wall),
    'search in the library, max, ms': Math.max(...wall),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
