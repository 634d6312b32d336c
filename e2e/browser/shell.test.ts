import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { root } from './product.ts';

const dist = join(root, 'apps/web/dist');
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const gzipped = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

it('the app shell weighs at most 300 kB before the lab is opened', () => {
  const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => file.includes('lab-screen'))).toEqual([]);
  expect(files.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(300_000);
});

it('the page has no inline script or style and names no other host', () => {
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/<style|style="/);
  expect(page.match(/https?:\/\/[^"'\s]+/g) ?? []).toEqual([]);
});

it('the service worker keeps what the shell needs, and nothing that is not there', () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  const kept = [...worker.matchAll(/"(\/[^"]*)"/g)].map((match) => match[1] ?? '');
  const built = new Set(readdirSync(join(dist, 'assets')).map((file) => `/assets/${file}`));
  expect(kept).toContain('/');
  expect(kept.filter((path) => path.startsWith('/assets/') && !built.has(path))).toEqual([]);
  const scripts = [...page.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  expect(scripts.filter((path) => !kept.includes(path))).toEqual([]);
});
