import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { AddRoute } from '../http/app.ts';

/** The practice library: files as they are published. */
export function practiceRoutes(add: AddRoute, contentFolder: string): void {
  const root = join(contentFolder, 'practices');
  add('GET /api/practices', async () =>
    filesUnder(root).map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') })),
  );
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      return entry.isFile() && !entry.name.startsWith('.') ? [path] : [];
    })
    .toSorted();
}
