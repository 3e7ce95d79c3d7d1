import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import type { InstalledPackages } from '@orchestrate/kit/toolchain/npm';
import { installPackages, readPackageVersion } from '@orchestrate/kit/toolchain/npm';

import type { SourceFile } from './text/source-module';

const FORMATTER = 'oxfmt';

type FormatDeps = Pick<Deps, 'cacheDirectory' | 'exec' | 'log' | 'scratch'>;

/** Files in their final form, and the packages that they pin. */
export interface FormattedService {
  readonly files: readonly SourceFile[];
  readonly packages: InstalledPackages;
}

// At once: waiting for each of a thousand small files takes four times as long.
function writeFiles(directory: string, files: readonly SourceFile[]): void {
  for (const file of files) {
    const target = path.join(directory, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
}

/** Formatters lay out some chains of calls otherwise once they have laid them out, and the same from then on. */
const PASSES = ['Format the generated files as the service itself would', 'Format what was formatted, until it stays'];

/** Formats a service as its own `npm run format` would, with the formatter and the settings that it comes with. */
export async function formatService(files: readonly SourceFile[], deps: FormatDeps): Promise<FormattedService> {
  const directory = await deps.scratch('draft');
  writeFiles(directory, files);
  const packages = await installPackages(directory, 'Install what the service pins', deps);
  const version = await readPackageVersion(packages.nodeModules, FORMATTER);
  const program = path.join(packages.nodeModules, FORMATTER, 'bin', FORMATTER);
  for (const why of PASSES) {
    const argv = [process.execPath, program] as const;
    const result = await deps.exec.run({ tool: FORMATTER, version, argv, cwd: directory, why });
    if (!hasSucceeded(result)) throw new ExternalError(FORMATTER, `${FORMATTER} failed:\n${tailOutput(result)}`, false);
  }
  const formatted = files.map((file) => ({ ...file, text: readFileSync(path.join(directory, file.path), 'utf8') }));
  return { files: formatted, packages };
}
