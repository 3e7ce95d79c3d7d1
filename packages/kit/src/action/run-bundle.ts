import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { exec } from '@actions/exec';

/** How a bundle ended: its exit code and the outputs it set. */
export interface BundleResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Reads what an action wrote to its `GITHUB_OUTPUT` file: `name=value` and `name<<delimiter` entries. */
export function parseOutputFile(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block?.[1] !== undefined) {
      const end = lines.indexOf(block[2] ?? '', index + 1);
      outputs[block[1]] = lines.slice(index + 1, end < 0 ? undefined : end).join('\n');
      index = end < 0 ? lines.length : end;
    } else if (line.includes('=')) {
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return outputs;
}

/**
 * Runs another action's bundle as a step of this one, its log in ours. The bundle sees the inputs given and none of
 * ours, and writes its outputs to a file of its own. These bundles are part of this repository and trusted like it, so
 * they get the runner's whole environment, which they need for artifacts and the job summary.
 * @param bundle - absolute path of a `dist/index.js`
 */
export async function runBundle(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<BundleResult> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-step-'));
  const outputFile = path.join(directory, 'output');
  const environmentFile = path.join(directory, 'env');
  try {
    await writeFile(outputFile, '');
    await writeFile(environmentFile, '');
    const own = Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('INPUT_') ? [] : [[name, value] as const],
    );
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
    const env = Object.fromEntries([...own, ...given, ['GITHUB_OUTPUT', outputFile], ['GITHUB_ENV', environmentFile]]);
    const exitCode = await exec(process.execPath, [bundle], { env, ignoreReturnCode: true, silent: false });
    return { exitCode, outputs: parseOutputFile(await readFile(outputFile, 'utf8')) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
