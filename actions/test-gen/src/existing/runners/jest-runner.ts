import type { Packaged, Reports } from './run-packaged';
import { runPackaged } from './run-packaged';
import type { Runner, RunRequest } from './runner';
import type { TestCommand } from './test-command';

const MODULES = '--experimental-vm-modules';

/** The settings that a script names, which are not found by themselves. */
export function readJestConfig({ words }: TestCommand): string[] {
  const at = words.findIndex((word) => /^(?:-c|--config)(?:=|$)/.test(word));
  if (at < 0) return [];
  const [, joined] = /=(.+)$/.exec(words[at] ?? '') ?? [];
  const file = joined ?? words[at + 1];
  return file === undefined ? [] : [`--config=${file}`];
}

function listFlags({ json, covered }: Reports, { files, hasCoverage = false }: RunRequest): string[] {
  const coverage = ['--coverage', '--coverageReporters=json', '--coverageReporters=lcovonly'];
  return [
    '--ci',
    '--json',
    `--outputFile=${json}`,
    // What an application leaves running would keep it from ending.
    '--forceExit',
    ...(hasCoverage ? [...coverage, `--coverageDirectory=${covered}`, '--coverageThreshold={}'] : ['--coverage=false']),
    ...(files === undefined ? [] : ['--runTestsByPath', ...files]),
  ];
}

/**
 * Jest, whose `test` is there without an import. It makes CommonJS of all modules unless its script has Node run them as
 * they are.
 */
export function createJestRunner(command: TestCommand): Runner {
  const jest: Packaged = {
    name: 'jest',
    program: 'bin/jest.js',
    listArguments: (request, reports) => [...readJestConfig(command), ...listFlags(reports, request)],
  };
  return {
    name: 'jest',
    wording: { test: 'test', before: 'beforeAll', after: 'afterAll', limit: 'argument' },
    isTranslating: true,
    isAlwaysCommonJs: !command.nodeOptions.includes(MODULES),
    run: (request, deps) => runPackaged(jest, command, request, deps),
  };
}
