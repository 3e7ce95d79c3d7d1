import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { parseCommandLine } from '@orchestrate/kit/exec/words';
import { exists } from '@orchestrate/kit/files/exists';
import { parseCoverageFinal, parseLineHits } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';

import type { Runner, RunRequest } from './runner';

/** The settings that a script names, which are not found by themselves. */
export function readJestConfig(script: string): string[] {
  const words = parseCommandLine(script);
  const at = words.findIndex((word) => /^(?:-c|--config)(?:=|$)/.test(word));
  if (at < 0) return [];
  const [, joined] = /=(.+)$/.exec(words[at] ?? '') ?? [];
  const file = joined ?? words[at + 1];
  return file === undefined ? [] : [`--config=${file}`];
}

function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function findProgram(tree: string, cwd: string): Promise<string> {
  const [own = '', shared = ''] = [cwd, tree].map((at) => path.join(at, 'node_modules', 'jest', 'bin', 'jest.js'));
  return (await exists(own)) ? own : shared;
}

interface Reports {
  readonly json: string;
  readonly covered: string;
}

function listFlags({ json, covered }: Reports, { files, hasCoverage = false }: RunRequest): string[] {
  const coverage = ['--coverage', '--coverageReporters=json', '--coverageReporters=lcovonly'];
  return [
    '--ci',
    '--json',
    `--outputFile=${json}`,
    // What an application leaves running would keep it from ending.
    '--forceExit',
    ...(hasCoverage ? [...coverage, `--coverageDirectory=${covered}`] : ['--coverage=false']),
    ...(files === undefined ? [] : ['--runTestsByPath', ...files]),
  ];
}

/**
 * Jest, whose `test` is there without an import.
 * @param script - the script that runs the tests, for the settings that it names
 */
export function createJestRunner(script: string): Runner {
  return {
    name: 'jest',
    importLine: () => undefined,
    async run(request, deps) {
      const { tree, prefix, why, timeout } = request;
      const cwd = path.join(tree, prefix);
      const directory = await deps.scratch('reports');
      const reports = { json: path.join(directory, 'report.json'), covered: path.join(directory, 'coverage') };
      const program = await findProgram(tree, cwd);
      const argv = ['node', program, ...readJestConfig(script), ...listFlags(reports, request)] as const;
      const shares = { write: [directory] };
      const result = await deps.exec.run({ tool: 'jest', argv, cwd, why, timeout, shares, env: { NO_COLOR: '1' } });
      const left = [reports.json, `${reports.covered}/coverage-final.json`, `${reports.covered}/lcov.info`];
      const [report, final, lcov] = await Promise.all(left.map(readText));
      return {
        result,
        report: report === undefined ? undefined : parseVitestReport(report, cwd),
        coverage: final === undefined ? undefined : parseCoverageFinal(final, cwd),
        hits: final === undefined ? undefined : parseLineHits(final, cwd),
        lcov: lcov?.replaceAll(`SF:${cwd}/`, 'SF:'),
      };
    },
  };
}
