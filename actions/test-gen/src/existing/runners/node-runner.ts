import path from 'node:path';

import { parseLineReport, placeReporter, readTrace } from './line-report';
import { expandPatterns } from './patterns';
import { readText } from './run-packaged';
import type { Runner } from './runner';
import type { TestCommand } from './test-command';

/** What makes Node take sources in TypeScript. */
const TRANSLATORS = /\b(?:tsx|ts-node|swc|esbuild|strip-types|transform-types)\b/;

/** Node's own runner: always there. */
export function createNodeRunner({ env, nodeOptions, words }: TestCommand): Runner {
  return {
    name: 'node:test',
    wording: { module: 'node:test', test: 'test', before: 'before', after: 'after' },
    isTranslating: TRANSLATORS.test(nodeOptions.join(' ')),
    isNamingFiles: words.length > 0,
    async run({ tree, prefix, why, files, hasCoverage = false, timeout }, deps) {
      const cwd = path.join(tree, prefix);
      const reports = await deps.scratch('reports');
      const reporter = await placeReporter('reporter.mjs', reports, deps);
      const [lines, lcov] = [path.join(reports, 'report.ndjson'), path.join(reports, 'coverage.lcov')];
      const result = await deps.exec.run({
        tool: 'node',
        argv: [
          'node',
          ...nodeOptions,
          '--test',
          ...(hasCoverage ? ['--experimental-test-coverage'] : []),
          `--test-reporter=${reporter}`,
          `--test-reporter-destination=${lines}`,
          ...(hasCoverage ? ['--test-reporter=lcov', `--test-reporter-destination=${lcov}`] : []),
          ...(files ?? (await expandPatterns(cwd, words))),
        ],
        cwd,
        why,
        timeout,
        shares: { write: [reports] },
        env: { ...env, NO_COLOR: '1' },
      });
      const report = await readText(lines);
      return {
        result,
        report: report === undefined ? undefined : parseLineReport(report, cwd, 'node:test'),
        ...readTrace(hasCoverage ? await readText(lcov) : undefined, cwd),
      };
    },
  };
}
