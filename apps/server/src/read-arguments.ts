import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clockNamed } from './adapters/told-clock.ts';
import { StartError } from './start-error.ts';
import type { ServerOptions } from './start-server.ts';

export const contentFolder: string = fileURLToPath(new URL('../../../content', import.meta.url));
const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** What the server process is told on its command line. */
export interface Arguments extends ServerOptions {
  readonly json: boolean;
  /** No sample course: one programme office, which starts from nothing. */
  readonly empty: boolean;
}

/** Reads the command line. Throws StartError when it can't be understood. */
export function readArguments(): Arguments {
  const options = {
    data: { type: 'string', default: '.data' },
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    json: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    clock: { type: 'string', default: 'system' },
  } as const;
  const { values } = (() => {
    try {
      return parseArgs({ options });
    } catch (problem) {
      throw new StartError('usage.unknown', { text: problem instanceof Error ? problem.message : '' });
    }
  })();
  const port = Number(values.port);
  if (!/^[0-9]+$/.test(values.port) || port > 65_535)
    throw new StartError('usage.port', { port: values.port });
  const log = values.log
    ? (line: object) => console.error(JSON.stringify({ time: Date.now(), ...line }))
    : logFailures;
  const web = existsSync(webFolder) ? webFolder : null;
  return {
    dataFolder: values.data,
    contentFolder,
    webFolder: web,
    host: values.host,
    port,
    log,
    json: values.json,
    empty: values.empty,
    now: clockNamed(values.clock),
  };
}

function logFailures(line: Readonly<Record<string, string | number>>): void {
  if ('failed' in line) console.error(JSON.stringify({ time: Date.now(), ...line }));
}
