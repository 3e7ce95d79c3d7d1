import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { FingerprintContext } from '@orchestrate/kit/action/definition';
import { hashText } from '@orchestrate/kit/files/hash';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';

import { findConfigurationFile } from './existing/read-run-configuration';
import type { Inputs } from './inputs';

/** `absent` where there is no such file. */
export async function hashIfPresent(file: string): Promise<string> {
  return readFile(file)
    .then(hashText)
    .catch(() => 'absent');
}

/** Files of the run's plan that are no longer what they were. Which files are read follows from what is in them. */
export async function listChangedFiles(
  files: readonly { readonly path: string; readonly sha256: string }[],
  workingDirectory: string,
): Promise<string[]> {
  const local = files.filter((file) => !/^https?:/.test(file.path));
  const hashes = await Promise.all(local.map((file) => hashIfPresent(path.resolve(workingDirectory, file.path))));
  return local.filter((file, index) => hashes[index] !== file.sha256).map((file) => file.path);
}

/** The specification's and the configuration's content, and what has changed of the files that the plan was made from. */
export async function fingerprint(inputs: Inputs, { run, workingDirectory }: FingerprintContext): Promise<string[]> {
  const configuration = findConfigurationFile(inputs);
  const plan = await readPlanIfPresent(run).catch(() => undefined);
  const changed = await listChangedFiles(plan?.specification.files ?? [], workingDirectory);
  const contents = await Promise.all(
    [inputs.spec, configuration, ...changed].map((file) => hashIfPresent(path.resolve(workingDirectory, file))),
  );
  return [...contents, ...changed];
}
