import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueToken } from '../src/accounts/tokens.ts';
import { startServer, type RunningServer, type ServerOptions } from '../src/start-server.ts';

export const contentFolder: string = fileURLToPath(new URL('../../../content', import.meta.url));

export interface TestServer extends RunningServer {
  readonly folder: string;
  readonly lines: Record<string, string | number>[];
  /** A session token for the account. */
  sessionOf(account: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server on a fresh folder and a free loopback port. */
export async function testServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-server-'));
  const lines: Record<string, string | number>[] = [];
  const server = await startServer({
    dataFolder: folder,
    contentFolder,
    webFolder: null,
    host: '127.0.0.1',
    port: 0,
    log: (line) => lines.push({ ...line }),
    ...options,
  });
  return {
    ...server,
    folder,
    lines,
    sessionOf: (account) => issueToken(server.services.store, 'session', account, Date.now()),
    async stop() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
