import { parseLineHits, parseLoadedLines } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';

import { createNamePattern } from './name-pattern';
import type { TestRunner } from './test-runner';

const MODES = new Set(['run', 'watch', 'dev']);
// What is set for a probe must not be given twice.
const OVERRIDDEN = /^--(?:watch|coverage(?:[.=].*)?|reporter=.*)$/;
function measure({ directory, by }: { readonly directory: string; readonly by: string }): string[] {
  return [
    '--coverage.enabled=true',
    `--coverage.provider=${by.endsWith('v8') ? 'v8' : 'istanbul'}`,
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${directory}`,
    '--coverage.reportOnFailure=true',
  ];
}

export const vitest: TestRunner = {
  name: 'vitest',
  reportFormat: 'vitest-json',
  program: 'vitest/vitest.mjs',
  parseInvocation(words) {
    const start = words[0] === 'npx' ? 1 : 0;
    if (words[start] !== 'vitest' && !words[start]?.endsWith('/vitest.mjs')) return undefined;
    const rest = words.slice(start + 1);
    // Other subcommands (bench, list, typecheck) take no part.
    if (rest[0] !== undefined && /^(?:bench|list|init|related)$/.test(rest[0])) return undefined;
    return ['run', ...rest.filter((word, index) => !(index === 0 && MODES.has(word)) && !OVERRIDDEN.test(word))];
  },
  reportArguments: (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  probeArguments: (file, coverage) => [
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(coverage === undefined ? ['--coverage.enabled=false'] : measure(coverage)),
  ],
  selectArguments(selection) {
    const pattern = createNamePattern(selection);
    return [...selection.files, ...(pattern === undefined ? [] : ['-t', pattern])];
  },
  readReport: (text, root) => parseVitestReport(text, root),
  coveragePackages: ['@vitest/coverage-v8', '@vitest/coverage-istanbul'],
  coverageFile: 'coverage-final.json',
  readCoverage: (text, root) => ({ hits: parseLineHits(text, root), loaded: parseLoadedLines(text, root) }),
};
