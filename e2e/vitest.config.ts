import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a real server. `npm test` runs them where a Chromium is found (`CHROMIUM`). */
export default defineConfig({
  test: {
    include: ['e2e/browser/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // each file has a server, a data folder and a browser of its own
    maxWorkers: 2,
    passWithNoTests: false,
  },
});
