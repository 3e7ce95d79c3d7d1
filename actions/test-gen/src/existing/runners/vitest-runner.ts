import { findInstalled } from './installed';
import type { Packaged, Reports } from './run-packaged';
import { runPackaged } from './run-packaged';
import type { Runner, RunRequest } from './runner';
import type { TestCommand } from './test-command';

const PROVIDERS = ['v8', 'istanbul'];

async function chooseCoverage(request: RunRequest, directory: string): Promise<string[]> {
  if (request.hasCoverage !== true) return ['--coverage.enabled=false'];
  for (const provider of PROVIDERS)
    if ((await findInstalled(request, `@vitest/coverage-${provider}`)) !== undefined)
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

const VITEST: Packaged = {
  name: 'vitest',
  program: 'vitest.mjs',
  async listArguments(request: RunRequest, { json, covered }: Reports) {
    const { files = [] } = request;
    const coverage = await chooseCoverage(request, covered);
    return ['run', ...files, '--reporter=json', `--outputFile.json=${json}`, ...coverage];
  },
};

/** Vitest, which finds its settings by itself. */
export function createVitestRunner(command: TestCommand): Runner {
  return {
    name: 'vitest',
    wording: { module: 'vitest', test: 'test', before: 'beforeAll', after: 'afterAll', limit: 'argument' },
    isTranslating: true,
    run: (request, deps) => runPackaged(VITEST, command, request, deps),
  };
}
