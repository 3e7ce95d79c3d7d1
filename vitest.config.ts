import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

// Unit tests start nothing heavy: two files at a time fill two cores. The other projects start bundles, servers, act,
// Docker or Chromium, after the quick ones, and wait for them: two files at a time left a third of two cores idle. Both
// projects are one group, so that only one file is left alone in the end.
const MOST_WORKERS = 2;
const MOST_WAITING = 3;

// Longest first: begun last, each would end alone, with half of the machine idle.
const LONGEST = [
  'agents/agents',
  'search/heal-rounds',
  'publish/publish-tree',
  'models/fix-with-model',
  'process/existing-service',
  'process/heal-workspaces',
  'chain/interrupt',
  'process/model-faults',
  'process/deploy-compose',
  'process/test-gen',
  'process/production',
  'chain/reuse',
  'process/heal',
  'process/heal-models',
  'process/heal-command',
  'process/heal-bad-input',
  'process/heal-proposers',
  'chain/faults',
  'process/heal-snapshots',
  'chain/keys',
  'process/report-html',
  'process/heal-odd-trees',
  'chain/compose',
];

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? LONGEST.length : place;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/src/**/*.test.ts', 'actions/*/src/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          maxWorkers: MOST_WORKERS,
          // One process for many files: a process each would take longer to start than most of them run. No test may
          // leave anything behind in its process.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: MOST_WAITING,
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
          maxWorkers: MOST_WAITING,
          sequence: { groupOrder: 1 },
        },
      },
      // Minutes each, and not part of `npm test`: `npm run test:live`.
      {
        test: {
          name: 'live',
          include: ['tests/live/**/*.test.ts'],
          globalSetup: ['tests/support/chain-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 1_200_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
