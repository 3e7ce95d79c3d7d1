import { defineConfig } from 'vitest/config';

// Unit tests start nothing heavy. The other projects start bundles, servers, act, Docker or Chromium, after the quick
// ones. Two files at a time, because most of them wait for one program; more would only disturb each other.
const MOST_WORKERS = 2;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/src/**/*.test.ts', 'actions/*/src/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          maxWorkers: MOST_WORKERS,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: MOST_WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'chain',
          include: ['tests/chain/**/*.test.ts'],
          globalSetup: ['tests/support/chain-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: MOST_WORKERS,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
