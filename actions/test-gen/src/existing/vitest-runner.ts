import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '@orchestrate/kit/files/exists';
import { parseCoverageFinal, parseLineHits } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';

import type { Runner, RunRequest } from './runner';

const PROVIDERS = ['v8', 'istanbul'];

async function findModule({ tree, prefix }: RunRequest, name: string): Promise<string | undefined> {
  for (const directory of [path.join(tree, prefix), tree]) {
    const place = path.join(directory, 'node_modules', name);
    if (await exists(place)) return place;
  }
  return undefined;
}

async function chooseCoverage(request: RunRequest, directory: string): Promise<string[]> {
  if (request.hasCoverage !== true) return ['--coverage.enabled=false'];
  for (const provider of PROVIDERS)
    if ((await findModule(request, `@vitest/coverage-${provider}`)) !== undefined)
      return [
        '--coverage.enabled=true',
        `--coverage.provider=${provider}`,
        '--coverage.reporter=json',
        '--coverage.reporter=lcovonly',
        '--coverage.reportOnFailure=true',
        `--coverage.reportsDirectory=${directory}`,
      ];
  return [];
}

function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

export const vitestRunner: Runner = {
  name: 'vitest',
  importLine: () => "import { test } from 'vitest';",
  async run(request, deps) {
    const { tree, prefix, why, files = [], timeout } = request;
    const cwd = path.join(tree, prefix);
    const reports = await deps.scratch('reports');
    const [json, covered] = [path.join(reports, 'report.json'), path.join(reports, 'coverage')];
    const program = (await findModule(request, 'vitest')) ?? path.join(cwd, 'node_modules', 'vitest');
    const result = await deps.exec.run({
      tool: 'vitest',
      argv: [
        'node',
        path.join(program, 'vitest.mjs'),
        'run',
        ...files,
        '--reporter=json',
        `--outputFile.json=${json}`,
        ...(await chooseCoverage(request, covered)),
      ],
      cwd,
      why,
      timeout,
      shares: { write: [reports] },
      env: { NO_COLOR: '1' },
    });
    const report = await readText(json);
    const coverage = await readText(path.join(covered, 'coverage-final.json'));
    const lcov = await readText(path.join(covered, 'lcov.info'));
    return {
      result,
      report: report === undefined ? undefined : parseVitestReport(report, cwd),
      coverage: coverage === undefined ? undefined : parseCoverageFinal(coverage, cwd),
      hits: coverage === undefined ? undefined : parseLineHits(coverage, cwd),
      lcov: lcov?.replaceAll(`SF:${cwd}/`, 'SF:'),
    };
  },
};
