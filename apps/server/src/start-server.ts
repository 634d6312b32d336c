import type { FastifyInstance } from 'fastify';
import { dataFolderError, openDataFolder, type DataFolder } from './data-folder.ts';
import { openServices } from './open-services.ts';
import { createApp, type Log } from './http/app.ts';
import { blobRoutes } from './routes/blobs.ts';
import { boardRoutes } from './routes/boards.ts';
import { caseRoutes } from './routes/cases.ts';
import { agreedRoutes } from './routes/agreed.ts';
import { certificateRoutes } from './routes/certificates.ts';
import { courseRoutes } from './routes/courses.ts';
import { deviceRoutes } from './routes/devices.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { exerciseRoutes } from './routes/exercises.ts';
import { logRoutes } from './routes/log.ts';
import { ltiRoutes } from './routes/lti.ts';
import { practiceRoutes } from './routes/practices.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { publicRoutes } from './routes/public.ts';
import { requestRoutes } from './routes/requests.ts';
import { resultRoutes } from './routes/results.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/streams.ts';
import { webRoutes } from './routes/web.ts';
import type { Services } from './services.ts';
import { StartError } from './start-error.ts';

/** What a server is started with. */
export interface ServerOptions {
  readonly dataFolder: string;
  readonly contentFolder: string;
  /** Built web app, or null to serve none. */
  readonly webFolder: string | null;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Log;
  readonly now?: () => number;
  /** Bounds the store, for tests of a full disk. */
  readonly maxPages?: number;
}

/** A running server. */
export interface RunningServer {
  /** `http://host:port`. */
  readonly address: string;
  readonly services: Services;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** Connections that may wait to be taken: a whole course opens its devices in the same second. */
const BACKLOG = 2_048;

/** Opens the data folder, listens and answers. Throws StartError with nothing left open. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { services, folder } = await openOrExplain(options);
  const { app, add } = createApp(services, options.log);
  sessionRoutes(add, services);
  deviceRoutes(add, services);
  exerciseRoutes(add, services);
  caseRoutes(add, services);
  courseRoutes(add, services);
  certificateRoutes(add, services);
  agreedRoutes(add, services);
  streamRoutes(add, services);
  blobRoutes(add, services);
  evidenceRoutes(add, services);
  logRoutes(add, services);
  practiceRoutes(add, services);
  publicRoutes(add, services);
  requestRoutes(add, services);
  exchangeRoutes(add, services);
  resultRoutes(add, services);
  const stopLti = ltiRoutes({ app, add }, services, { folder: folder.path, log: options.log });
  const stopBoards = boardRoutes(add, services);
  app.addContentTypeParser(/^(application\/octet-stream|image\/)/, (_request, payload, done) =>
    done(null, payload),
  );
  await webRoutes(app, options.webFolder);
  const close = async (): Promise<void> => {
    stopBoards();
    await app.close();
    await stopLti();
    await services.catalogue.close();
    await services.heads.close();
    await services.store.close();
    folder.release();
  };
  try {
    const address = await app.listen({ host: options.host, port: options.port, backlog: BACKLOG });
    return { address, services, app, close };
  } catch (problem) {
    await close();
    throw listenError(problem, options);
  }
}

/** Opens the data folder and everything in it, or says why it can't be used. */
async function openOrExplain(options: ServerOptions): Promise<{ services: Services; folder: DataFolder }> {
  let folder: DataFolder | null = null;
  try {
    folder = openDataFolder(options.dataFolder);
    return { services: await openServices(options, folder), folder };
  } catch (problem) {
    folder?.release();
    throw dataFolderError(problem, options.dataFolder);
  }
}

function listenError(problem: unknown, { host, port }: ServerOptions): unknown {
  const code = problem instanceof Error ? (problem as NodeJS.ErrnoException).code : undefined;
  if (code === 'EADDRINUSE') return new StartError('port.in-use', { host, port });
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return new StartError('port.refused', { host, port });
  return problem;
}
