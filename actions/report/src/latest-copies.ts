import { cp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';

const SUMMARY = /^summary-\d{8}T\d{6}Z\.json$/;

async function replaceDirectory(from: string, to: string): Promise<void> {
  const fresh = `${to}.${process.pid}.tmp`;
  await rm(fresh, { recursive: true, force: true });
  await cp(from, fresh, { recursive: true });
  await rm(to, { recursive: true, force: true });
  await rename(fresh, to);
}

/** Whether a run lies where `artifacts/` of a checkout keeps runs. */
export function livesInArtifacts(run: Pick<RunDirectory, 'path'>, home: string): boolean {
  return path.dirname(run.path) === path.join(home, 'artifacts', 'runs');
}

/**
 * Puts the newest run's summary, tool-usage log and conversations where people look first: directly under
 * `artifacts/`. Earlier copies make room; the runs themselves keep theirs. What cannot be copied is told and no more,
 * because the run has all of it.
 * @param texts - name and text of the files to copy
 */
export async function copyLatest(
  { run, home, log }: Pick<Deps, 'run' | 'home' | 'log'>,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  if (!livesInArtifacts(run, home)) return;
  try {
    await replaceCopies(run, home, texts);
  } catch (error) {
    log.warning(`not all of the run is copied to artifacts/: ${describeError(error)}`);
  }
}

async function replaceCopies(run: RunDirectory, home: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const artifacts = path.join(home, 'artifacts');
  const old = (await readdir(artifacts)).filter((name) => SUMMARY.test(name) && texts[name] === undefined);
  for (const [name, text] of Object.entries(texts)) await writeFileAtomic(path.join(artifacts, name), text);
  for (const name of old) await rm(path.join(artifacts, name), { force: true });
  const conversations = path.join(artifacts, RUN_LAYOUT.conversations);
  await replaceDirectory(run.resolve(RUN_LAYOUT.conversations), conversations);
}
