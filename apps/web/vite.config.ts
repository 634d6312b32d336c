import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { activityPapersPlugin } from './build/activity-papers-plugin.ts';
import { kindsPlugin } from './build/kinds-plugin.ts';
import { phrasesPlugin } from './build/phrases-plugin.ts';
import { papersPlugin } from './build/papers-plugin.ts';
import { serviceWorkerPlugin } from './build/service-worker-plugin.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const server = process.env['TRACECRAFT_SERVER'];

export default defineConfig({
  root: folder,
  plugins: [
    kindsPlugin(),
    react(),
    phrasesPlugin(),
    papersPlugin(),
    activityPapersPlugin(),
    serviceWorkerPlugin(folder),
  ],
  build: {
    target: 'es2023',
    // Lower targets rewrite light-dark() so that it no longer follows a nested color-scheme (the camera is dark by day).
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts and pictures stay files: `data:` would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: {
    fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
    proxy: server === undefined ? {} : { '/api': server, '/log': server },
  },
});
