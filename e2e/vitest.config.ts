import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a real server. `npm test` runs them where a Chromium is found (`CHROMIUM`). */
export default defineConfig({
  test: {
    include: ['e2e/browser/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // one Chromium keeps two cores busy: two at a time took as long, each journey twice as long
    fileParallelism: false,
    passWithNoTests: false,
  },
});
