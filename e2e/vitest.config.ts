import { defineConfig } from 'vitest/config';

/** Browser walks: one Chromium at a time, a real server each, minutes rather than seconds. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['browser/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    fileParallelism: false,
    passWithNoTests: false,
  },
});
