import { readFile, rm, stat } from 'node:fs/promises';

import type { Configuration } from '@orchestrate/contracts/configuration';
import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { CutFile, Retention } from '@orchestrate/contracts/retention';
import type { Deps } from '@orchestrate/kit/action/deps';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import { hashText } from '@orchestrate/kit/files/hash';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import type { SizedFile } from '@orchestrate/kit/retention/choose-cuts';
import { chooseCuts, cutMiddle } from '@orchestrate/kit/retention/choose-cuts';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { listRunFiles } from '@orchestrate/kit/verification/manifest';
import { count, describeBytes } from '@orchestrate/kit/words';

const MEGABYTE = 1_000_000;
const DEFAULT_MEGABYTES = 100;

async function listSizes(run: RunDirectory): Promise<SizedFile[]> {
  const files = await listRunFiles(run);
  return Promise.all(files.map(async (path) => ({ path, bytes: (await stat(run.resolve(path))).size })));
}

async function cutFile(run: RunDirectory, { path, cut }: Pick<CutFile, 'path' | 'cut'>): Promise<CutFile> {
  const absolute = run.resolve(path);
  const content = await readFile(absolute);
  if (cut === 'whole') await rm(absolute);
  else await writeFileAtomic(absolute, cutMiddle(content));
  return { path, cut, bytes: content.length, sha256: hashText(content) };
}

/** What an earlier report of this run cut; of a phase that was done again since, the new files stand. */
async function readEarlier(run: RunDirectory, files: readonly SizedFile[]): Promise<CutFile[]> {
  const manifest = await readJsonIfPresent(run.resolve(RUN_LAYOUT.manifest), manifestSchema).catch(() => undefined);
  const sealed = new Map(manifest?.files.map(({ path, bytes }) => [path, bytes]));
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return (manifest?.retention?.files ?? []).filter(({ path }) => sizes.get(path) === sealed.get(path));
}

/** How much a run may take, in megabytes: as the step was asked, else as the run's plan says. */
export function chooseBudget(asked: number, plan: Configuration | undefined): number {
  return asked > 0 ? asked : (plan?.budgets['evidence-megabytes'] ?? DEFAULT_MEGABYTES);
}

/**
 * Cuts what a run has too much, before it is reported and sealed. The report itself comes on top.
 * @returns `undefined` where the run is whole
 */
export async function keepBudget(
  { plan }: Pick<RunEvidence, 'plan'>,
  asked: number,
  { run, evidence, log }: Pick<Deps, 'run' | 'evidence' | 'log'>,
): Promise<Retention | undefined> {
  const budgetBytes = chooseBudget(asked, plan?.value.configuration) * MEGABYTE;
  const files = await listSizes(run);
  const cuts = chooseCuts(files, budgetBytes, (path) => path.startsWith(`${evidence.directory}/`));
  const cut = new Map((await readEarlier(run, files)).map((file) => [file.path, file]));
  for (const file of cuts.files) {
    const done = await cutFile(run, file);
    cut.set(file.path, { ...done, ...cut.get(file.path) });
  }
  const fits = cuts.bytes <= budgetBytes;
  if (!fits)
    log.warning(
      `the run takes ${describeBytes(cuts.bytes)}, more than ${describeBytes(budgetBytes)}: the rest may not be cut`,
    );
  if (cut.size === 0 && fits) return undefined;
  log.info(`${count(cut.size, 'file')} cut, because the run was over its size budget`);
  return { budgetBytes, fits, files: [...cut.values()] };
}
