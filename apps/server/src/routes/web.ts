import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../http/api-problem.ts';

/** Never cached: the page that names the hashed assets, and what a service worker starts from. */
const ALWAYS_FRESH = new Set(['index.html', 'sw.js', 'registerSW.js', 'manifest.webmanifest']);
const YEAR = 'public, max-age=31536000, immutable';

/** The built web app with its fallback: any path that is no file and no API is a screen of the app. */
export async function webRoutes(app: FastifyInstance, folder: string | null): Promise<void> {
  const page = folder === null ? null : join(folder, 'index.html');
  const built = page !== null && existsSync(page);
  if (built && folder !== null)
    await app.register(fastifyStatic, {
      root: folder,
      index: 'index.html',
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => headersOf(path, (name, value) => void reply.header(name, value)),
    });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const screen = request.method === 'GET' && !/^\/(api|log)\//.test(path) && extname(path) === '';
    if (!screen || !built || page === null) throw new ApiProblem('request.not-found');
    headersOf(page, (name, value) => void reply.header(name, value));
    return reply.type('text/html; charset=utf-8').send(await readFile(page));
  });
}

function headersOf(path: string, set: (name: string, value: string) => void): void {
  const name = basename(path);
  const hashed = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(name) && /[\\/]assets[\\/]/.test(path);
  set('cache-control', ALWAYS_FRESH.has(name) || !hashed ? 'no-cache' : YEAR);
  if (name.endsWith('.mjs')) set('content-type', 'text/javascript; charset=utf-8');
  if (name.endsWith('.wasm')) set('content-type', 'application/wasm');
}
