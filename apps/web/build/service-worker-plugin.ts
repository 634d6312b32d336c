import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Korean slices are fetched when a Korean page needs them, and kept then. */
const LATER = /noto-sans-kr|\.map$/;

/** Emits `sw.js`: the service worker with the list of files of this build and a version made from their names. */
export function serviceWorkerPlugin(folder: string): Plugin {
  return {
    name: 'tracecraft-service-worker',
    apply: 'build',
    // Last: Vite drops chunks that held only styles, and one listed file that is not there stops the installation.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle).filter((file) => !LATER.test(file));
        const precache = ['/', ...files.filter((file) => file !== 'index.html').map((file) => `/${file}`)];
        const contents = Object.values(bundle).map((part) =>
          part.type === 'chunk' ? part.code : part.source,
        );
        const digest = contents.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
        const worker = readFileSync(join(folder, 'build/service-worker.js'), 'utf8');
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: worker
            .replace("'__VERSION__'", JSON.stringify(digest.slice(0, 16)))
            .replace("'__PRECACHE__'", JSON.stringify(precache)),
        });
      },
    },
  };
}
