// Removes old runs of this checkout, and none that something still needs.
//   npm run prune -- --keep 20 --max-size 2G --dry-run
import { readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { PrunableRun, Pruned, Retention } from './evidence/choose-pruned';
import { choosePruned } from './evidence/choose-pruned';

import { deploymentSchema } from '@orchestrate/contracts/deployment';
import { runIdSchema } from '@orchestrate/contracts/run-id';
import { ConfigurationError, describeError } from '@orchestrate/kit/errors';
import { exists } from '@orchestrate/kit/files/exists';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { readOpenProcesses } from '@orchestrate/kit/run-directory/leftovers';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';

const HELP = `Usage: npm run prune -- [--keep <n>] [--max-size <bytes|K|M|G>] [--unsealed] [--dry-run] [--runs <dir>]

Removes runs from artifacts/runs, the oldest first.
  --keep      how many of the newest stay (20)
  --max-size  what all runs together may have; what does not fit beside newer ones goes
  --unsealed  also runs that were cut off, which could still be resumed
  --dry-run   says what would go, and removes nothing
  --runs      where the runs are

These stay whatever their age: the latest run, runs with quarantined tests, runs that are at work, have left something
running or may be resumed, and runs that one of those refers to. artifacts/sample/ is none of them.
Exit 0 when that is done, 2 when it cannot be.
`;

const MEBIBYTE = 2 ** 20;
const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: MEBIBYTE, G: 2 ** 30 };
const DEFAULT_KEEP = 20;

interface Asked extends Retention {
  readonly runs: string;
  readonly isDry: boolean;
  readonly takesUnsealed: boolean;
}

function parseSize(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([KMG]?)$/.exec(text) ?? [];
  if (digits === '') throw new ConfigurationError('usage', [`--max-size: ${text} is no size; 500M is one`]);
  return Number(digits) * (UNITS[unit] ?? 1);
}

function parseArguments(args: readonly string[]): Asked | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      keep: { type: 'string', default: String(DEFAULT_KEEP) },
      'max-size': { type: 'string' },
      unsealed: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      runs: { type: 'string', default: path.resolve(import.meta.dirname, '../artifacts/runs') },
    },
  });
  if (values.help) return 'help';
  if (!/^\d+$/.test(values.keep)) throw new ConfigurationError('usage', [`--keep: ${values.keep} is no number`]);
  const maxSize = values['max-size'];
  return {
    keep: Number(values.keep),
    ...(maxSize === undefined ? {} : { maxBytes: parseSize(maxSize) }),
    runs: path.resolve(values.runs),
    isDry: values['dry-run'],
    takesUnsealed: values.unsealed,
  };
}

async function measure(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function listPhases(directory: string): Promise<string[]> {
  return readdir(path.join(directory, RUN_LAYOUT.phases)).catch(() => []);
}

async function readReferences(directory: string): Promise<string[]> {
  const deployments = (await listPhases(directory)).filter((name) => name.startsWith('deploy'));
  const texts = deployments.map((name) =>
    readFile(path.join(directory, RUN_LAYOUT.phases, name, 'deployment.json'), 'utf8').catch(() => '{}'),
  );
  return (await Promise.all(texts)).flatMap((text) => {
    try {
      const previous = deploymentSchema.safeParse(JSON.parse(text)).data?.previous;
      return previous === undefined ? [] : [previous.run];
    } catch {
      return [];
    }
  });
}

/** An action that is used alone seals nothing; what was cut off is a chain without its end, or a phase without. */
async function isCutOff(directory: string): Promise<boolean> {
  if (await exists(path.join(directory, RUN_LAYOUT.manifest))) return false;
  const phases = await listPhases(directory);
  const records = phases.map((phase) => exists(path.join(directory, RUN_LAYOUT.phases, phase, 'output.json')));
  return phases.includes('plan') || (await Promise.all(records)).includes(false);
}

async function findNeed(directory: string, latest: string, takesUnsealed: boolean): Promise<string | undefined> {
  const run = openRunDirectory(directory);
  if (run.id === latest) return 'is the latest';
  if (await exists(run.resolve(RUN_LAYOUT.resume))) return 'is being resumed';
  if ((await readOpenProcesses(run)).length > 0) return 'is at work, or has left something running';
  for (const phase of await listPhases(directory))
    if (await exists(run.resolve(RUN_LAYOUT.phases, phase, 'quarantine'))) return 'has quarantined tests';
  if (!takesUnsealed && (await isCutOff(directory))) return 'was cut off, and may be resumed';
  return undefined;
}

async function readRuns({ runs, takesUnsealed }: Asked): Promise<PrunableRun[]> {
  const latest = path.basename(await readlink(path.join(runs, '..', 'latest')).catch(() => ''));
  const names = (await readdir(runs).catch(() => [])).filter((name) => runIdSchema.safeParse(name).success);
  return Promise.all(
    names.map(async (name) => {
      const directory = path.join(runs, name);
      const needed = await findNeed(directory, latest, takesUnsealed);
      const [bytes, refersTo] = [await measure(directory), await readReferences(directory)];
      return { name, bytes, refersTo, ...(needed === undefined ? {} : { needed }) };
    }),
  );
}

/** Nobody may find half of a run under its name. */
async function remove(runs: string, name: string): Promise<void> {
  const away = path.join(runs, `.${name}.pruned`);
  await rename(path.join(runs, name), away);
  await rm(away, { recursive: true, force: true, maxRetries: 3 });
}

function describe({ name, bytes, isRemoved, reason }: Pruned): string {
  return `${isRemoved ? 'remove' : 'keep  '} ${name} ${(bytes / MEBIBYTE).toFixed(1).padStart(8)} MiB  ${reason}\n`;
}

/** Runs the command; texts go to `print` and `complain`, and the exit code comes back. */
export async function main(
  args: readonly string[],
  print: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  try {
    const asked = parseArguments(args);
    if (asked === 'help') {
      print(HELP);
      return 0;
    }
    const chosen = choosePruned(await readRuns(asked), asked);
    for (const one of chosen) print(describe(one));
    const gone = chosen.filter(({ isRemoved }) => isRemoved);
    if (!asked.isDry) for (const { name } of gone) await remove(asked.runs, name);
    print(`${gone.length} of ${chosen.length} runs ${asked.isDry ? 'would go' : 'are gone'}\n`);
    return 0;
  } catch (error) {
    complain(`${describeError(error)}\n`);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename)
  process.exitCode = await main(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  );
