import { parseLineHits, parseLoadedLines } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';

import { createNamePattern } from './name-pattern';
import type { TestRunner } from './test-runner';

// What is set for a probe must not be given twice.
const OVERRIDDEN = /^--(?:watch|watchAll|coverage(?:=.*)?|json|silent|verbose)$/;

export const jest: TestRunner = {
  name: 'jest',
  reportFormat: 'jest-json',
  program: 'jest/bin/jest.js',
  parseInvocation(words) {
    const start = words[0] === 'npx' ? 1 : 0;
    if (words[start] !== 'jest' && words[start]?.endsWith('/jest.js') !== true) return undefined;
    return words.slice(start + 1).filter((word) => !OVERRIDDEN.test(word));
  },
  reportArguments: (file) => ['--json', `--outputFile=${file}`],
  probeArguments: (file, coverage) => [
    '--json',
    `--outputFile=${file}`,
    ...(coverage === undefined
      ? ['--coverage=false']
      : [
          '--coverage',
          '--coverageReporters=json',
          `--coverageDirectory=${coverage.directory}`,
          '--coverageThreshold={}',
        ]),
  ],
  selectArguments(selection) {
    const pattern = createNamePattern(selection);
    return [
      ...(selection.files.length === 0 ? [] : ['--runTestsByPath', ...selection.files]),
      ...(pattern === undefined ? [] : ['-t', pattern]),
    ];
  },
  // Vitest's report is made after the model of this one.
  readReport: (text, root) => parseVitestReport(text, root),
  // It measures by itself.
  coveragePackages: ['jest'],
  coverageFile: 'coverage-final.json',
  readCoverage: (text, root) => ({ hits: parseLineHits(text, root), loaded: parseLoadedLines(text, root) }),
};
