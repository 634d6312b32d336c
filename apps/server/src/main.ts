import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dataFolderError } from './data-folder.ts';
import type { Course } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { formatVkey } from '@tracecraft/record';
import { signInLinks } from './seed/sign-in-links.ts';
import { playPartWay } from './seed/play-part-way.ts';
import { seedWhenEmpty } from './seed/seed-when-empty.ts';
import { unpackEvidence } from './seed/unpack-evidence.ts';
import { sayBroken, sayError, sayStarted } from './speak.ts';
import { START_EXIT, StartError } from './start-error.ts';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';

const contentFolder = fileURLToPath(new URL('../../../content', import.meta.url));
const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));

interface Arguments extends ServerOptions {
  readonly json: boolean;
}

function readArguments(): Arguments {
  const options = {
    data: { type: 'string', default: '.data' },
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    json: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
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
  };
}

function logFailures(line: Readonly<Record<string, string | number>>): void {
  if ('failed' in line) console.error(JSON.stringify({ time: Date.now(), ...line }));
}

async function run(): Promise<void> {
  process.umask(0o077);
  const options = readArguments();
  const server = await startServer(options);
  stopOnSignal(server);
  try {
    await furnish(server);
    await announce(server, options);
  } catch (problem) {
    await server.close().catch(() => undefined);
    throw dataFolderError(problem, options.dataFolder);
  }
}

/** Fills an empty data folder, and says what of the content can't be used. */
async function furnish(server: RunningServer): Promise<void> {
  const { library, shelf, evidence } = server.services;
  sayBroken(library.broken);
  for (const path of shelf.unreadable) sayError('practice.unreadable', { path });
  for (const { code, params } of await unpackEvidence(library, evidence)) sayError(code, params);
  const course = await seedWhenEmpty(server.services, contentFolder);
  if (course !== null) await playOrSay(server, course);
}

async function announce(server: RunningServer, options: Arguments): Promise<void> {
  const tokens = await signInLinks(server.services.store, Date.now());
  const links = Object.fromEntries(
    tokens.map(({ role, token }) => [role, server.address + paths.signIn(token)]),
  );
  const vkey = formatVkey(server.services.log.key);
  if (options.json) console.log(JSON.stringify({ address: server.address, links, vkey }));
  else sayStarted(server.address, links, options.webFolder);
  process.send?.('ready');
}

/** A play that can't be played costs a lively board, not the start. */
async function playOrSay(server: RunningServer, course: Course): Promise<void> {
  try {
    await playPartWay(server.services, contentFolder, course);
  } catch (problem) {
    sayError('course.part-way', {
      course: course.id,
      reason: problem instanceof Error ? problem.message : '',
    });
  }
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void server.close().then(() => process.exit(0));
    });
}

try {
  await run();
} catch (problem) {
  if (!(problem instanceof StartError)) throw problem;
  sayError(problem.code, problem.params);
  process.exit(START_EXIT[problem.code]);
}
