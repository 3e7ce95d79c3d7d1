import { chmod, cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BundleOptions, BundleRun } from './bundle';
import { ROOT, runActionBundle } from './bundle';

import type { Analysis } from '@orchestrate/contracts/finding';
import { analysisSchema } from '@orchestrate/contracts/finding';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';

/** Fake credentials in the formats that scanners know, put together here so that none stands in a file. */
const FAKE_CREDENTIALS = [
  `export const github = '${['ghp', '1234567890abcdefghijABCDEFGHIJ123456'].join('_')}';`,
  `export const aws = '${['AKIA', 'QYLPMN5HHHFPZAM2'].join('')}';`,
  '',
].join('\n');

async function write(directory: string, file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
  await writeFile(path.join(directory, file), text);
}

/** Lays out a tree with a fault for every analyser: a checkout without git, its one package installed. */
export async function writeBadService(directory: string): Promise<void> {
  await cp(path.join(ROOT, 'tests/fixtures/analyze/bad-service'), directory, { recursive: true });
  await rename(path.join(directory, 'github'), path.join(directory, '.github'));
  await write(directory, 'src/credentials.ts', FAKE_CREDENTIALS);
  await write(directory, 'node_modules/copyleft/package.json', '{"name":"copyleft","version":"1.0.0"}');
}

/** Gives the tree an ESLint of its own, a fake one that breaks. */
export async function installBrokenEslint(directory: string): Promise<void> {
  await write(directory, 'eslint.config.js', 'export default [];\n');
  const manifest = path.join(directory, 'package.json');
  const fields = JSON.parse(await readFile(manifest, 'utf8')) as object;
  await writeFile(
    manifest,
    JSON.stringify(
      { ...fields, scripts: { start: 'node dist/main.js', lint: 'eslint .' }, devDependencies: { eslint: '9.9.9' } },
      null,
      2,
    ),
  );
  await write(
    directory,
    'node_modules/eslint/package.json',
    '{"name":"eslint","version":"9.9.9","bin":{"eslint":"bin/eslint.js"}}',
  );
  await write(directory, 'node_modules/eslint/bin/eslint.js', "console.error('Oops! it crashed'); process.exit(2);\n");
}

/** Makes a folder with a fake `actionlint` that finds one thing, to be put on the PATH. */
export async function writeFakeActionlint(directory: string): Promise<string> {
  const found = { message: 'fake', filepath: '.github/workflows/ci.yml', line: 1, column: 1, kind: 'events' };
  await write(
    directory,
    'actionlint',
    `#!/bin/sh\n[ "$1" = --version ] && echo 1.7.0 && exit\necho '[${JSON.stringify(found)}]'\nexit 1\n`,
  );
  await chmod(path.join(directory, 'actionlint'), 0o755);
  return directory;
}

/** What a run of the action left. */
export interface AnalyzeRun extends BundleRun {
  readonly analysis: Analysis | undefined;
  readonly sarif: string;
}

/** Runs analyze on a checkout, used alone. */
export async function runAnalyze(workspace: string, options: Omit<BundleOptions, 'workspace'>): Promise<AnalyzeRun> {
  const run = await runActionBundle('analyze', { ...options, workspace });
  const evidence = run.outputs.evidence ?? '';
  return {
    ...run,
    analysis: await readJsonIfPresent(path.join(evidence, 'analysis.json'), analysisSchema),
    sarif: await readFile(run.outputs.sarif ?? '', 'utf8').catch(() => ''),
  };
}
