/** What the process that draws a page costs, from the system's own books (Linux, /proc). */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

interface ProcessCost {
  /** Seconds of processor time so far. */
  readonly cpu: number;
  /** Greatest resident memory so far. */
  readonly mebibytes: number;
}

const TICKS_A_SECOND = 100;

/** The renderer that has used the processor most: the page under measurement, with its workers. */
export async function rendererOf(browser: Browser): Promise<{ readonly cost: () => ProcessCost }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const busiest = renderers.toSorted((a, b) => b.cpuTime - a.cpuTime)[0];
  if (busiest === undefined) throw new Error('no renderer process');
  return { cost: () => costOf(busiest.id) };
}

function costOf(pid: number): ProcessCost {
  // the name of a process may hold blanks; what follows its closing bracket does not
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND,
    mebibytes: Number(peak) / 1024,
  };
}
