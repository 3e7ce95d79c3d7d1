import { defineConfig } from 'vitest/config';

// Each worker starts a PostgreSQL in its process, a few seconds and some 700 MB, and keeps it for all files it runs.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/main.ts'] },
  },
});
