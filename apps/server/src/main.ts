import { dataFolderError } from './data-folder.ts';
import type { Course } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { formatVkey } from '@tracecraft/record';
import { contentFolder, readArguments, type Arguments } from './read-arguments.ts';
import { startCheckers } from './push/check-beside.ts';
import { plantOffice } from './seed/plant-office.ts';
import { signInLinks } from './seed/sign-in-links.ts';
import { playPartWay } from './seed/play-part-way.ts';
import { keepPlaying, samplePlayers } from './seed/sample-acts.ts';
import { seedWhenEmpty } from './seed/seed-when-empty.ts';
import { unpackEvidence } from './seed/unpack-evidence.ts';
import { sayBroken, sayError, sayStarted } from './speak.ts';
import { START_EXIT, StartError } from './start-error.ts';
import { startServer, type RunningServer } from './start-server.ts';

async function run(): Promise<void> {
  process.umask(0o077);
  const options = readArguments();
  const server = await startServer(options);
  startCheckers();
  stopOnSignal(server);
  try {
    await furnish(server, options);
    await announce(server, options);
    const players = samplePlayers(server.services, options.dataFolder);
    if (players !== null) keepPlaying(players);
  } catch (problem) {
    await server.close().catch(() => undefined);
    throw dataFolderError(problem, options.dataFolder);
  }
}

/** Fills an empty data folder, and says what of the content can't be used. */
async function furnish(server: RunningServer, { empty }: Arguments): Promise<void> {
  const { library, shelf, catalogue, evidence } = server.services;
  sayBroken(library.broken);
  for (const path of shelf.unreadable) sayError('practice.unreadable', { path });
  // reading ten thousand takes half a minute, and nobody has to wait for it
  catalogue.unreadable().then(
    (paths) => {
      for (const path of paths) sayError('practice.unreadable', { path });
    },
    () => undefined,
  );
  for (const { code, params } of await unpackEvidence(library, evidence)) sayError(code, params);
  if (empty) return plantOffice(server.services.store);
  const course = await seedWhenEmpty(server.services, contentFolder);
  if (course !== null) await playOrSay(server, course);
}

async function announce(server: RunningServer, options: Arguments): Promise<void> {
  const tokens = await signInLinks(server.services.store, server.services.now());
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
