import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { linkNodeModules } from '@orchestrate/kit/toolchain/node-modules';
import type { InstalledPackages } from '@orchestrate/kit/toolchain/npm';
import { installPackages, readPackageVersion } from '@orchestrate/kit/toolchain/npm';

import type { SourceFile } from './text/source-module';

const FORMATTER = 'tools/format.mjs';

type FormatDeps = Pick<Deps, 'actionDirectory' | 'cacheDirectory' | 'exec' | 'log' | 'scratch'>;

/** Files in their final form, and the packages that they pin. */
export interface FormattedService {
  readonly files: readonly SourceFile[];
  readonly packages: InstalledPackages;
}

/** From so many files on, formatting takes longer than starting a second formatter. */
const MANY = 200;
async function writeFiles(directory: string, files: readonly SourceFile[]): Promise<void> {
  for (const file of files) {
    const target = path.join(directory, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.text);
  }
}

/** Formats a service as its own `npm run format` would, with the prettier and the settings that it comes with. */
export async function formatService(files: readonly SourceFile[], deps: FormatDeps): Promise<FormattedService> {
  const directory = await deps.scratch('draft');
  await writeFiles(directory, files);
  const packages = await installPackages(directory, 'Install what the service pins', deps);
  await linkNodeModules(directory, packages.nodeModules);
  const version = await readPackageVersion(packages.nodeModules, 'prettier');
  const parts = files.length < MANY ? 1 : 2;
  const run = (part: number): Promise<CommandResult> =>
    deps.exec.run({
      tool: 'prettier',
      version,
      argv: [process.execPath, path.join(deps.actionDirectory, FORMATTER), String(part), String(parts)],
      cwd: directory,
      why: 'Format the generated files as the service itself would',
    });
  const failed = (await Promise.all(Array.from({ length: parts }, (_, part) => run(part)))).find(
    (result) => !hasSucceeded(result),
  );
  if (failed !== undefined) throw new ExternalError('prettier', `prettier failed:\n${tailOutput(failed)}`, false);
  const formatted = await Promise.all(
    files.map(async (file) => ({ ...file, text: await readFile(path.join(directory, file.path), 'utf8') })),
  );
  return { files: formatted, packages };
}
