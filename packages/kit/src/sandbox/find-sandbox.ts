import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { describeError } from '../errors';
import type { CommandResult, Exec } from '../exec/command';
import { hasSucceeded, tailOutput } from '../exec/command';
import { scrubEnvironment } from '../exec/environment';
import { findProgram } from '../exec/find-program';
import { readToolVersion } from '../exec/tool-versions';

import { EMPTY_ARCHIVE, EMPTY_IMAGE } from './docker';
import type { Attempt, NamespaceSettings } from './explain-lack';
import { explainLack } from './explain-lack';
import type { NoSandbox, Sandbox, SandboxKind } from './sandbox';
import { createSandboxedExec } from './sandboxed-exec';

/** What {@link findSandbox} looks with. */
export interface SandboxSearch {
  readonly exec: Exec;
  /** The process's own; only what programs need of it reaches a sandbox. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Which are tried, the first first; all unless given. */
  readonly kinds?: readonly SandboxKind[];
  readonly platform?: NodeJS.Platform;
}

const PROGRAMS: Readonly<Record<SandboxKind, string>> = {
  bubblewrap: 'bwrap',
  unshare: 'unshare',
  docker: 'docker',
};
const TRIAL_SECONDS = 60;

/** Of what commands see outside, this stays: nothing that leads to a person's files, to Docker or to a proxy's password. */
const KEPT =
  /^(?:PATH|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|CI|NO_COLOR|RUNNER_TRACKING_ID|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|GIT_SSL_CAINFO|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE)$/;

function narrowEnvironment(environment: SandboxSearch['environment']): Record<string, string> {
  return Object.fromEntries(Object.entries(scrubEnvironment(environment)).filter(([name]) => KEPT.test(name)));
}

const WHY = 'See whether code can be kept apart on this machine';

/** Puts an image without files into the engine, from nowhere, unless it is there. */
async function provideImage({ program }: Sandbox, exec: Exec, cwd: string): Promise<string | undefined> {
  const frame = { tool: 'docker', cwd, why: WHY, timeout: TRIAL_SECONDS, quiet: true } as const;
  if (hasSucceeded(await exec.run({ ...frame, argv: [program, 'image', 'inspect', EMPTY_IMAGE] }))) return undefined;
  const made = await exec.run({ ...frame, argv: [program, 'import', '-', EMPTY_IMAGE], input: EMPTY_ARCHIVE });
  return hasSucceeded(made) ? undefined : describeEnd(made);
}

/** Docker's advice to read its help stands last, and is not what went wrong. */
function describeEnd(result: CommandResult): string {
  const lines = tailOutput(result, 6)
    .split('\n')
    .map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/^(?:Run|See) 'docker .*--help'/.test(line));
  return telling.slice(-2).join('; ') || result.outcome;
}

/**
 * Looks for a file of the tree, in it, with all that a real command gets: what cannot be set up shows here, and an
 * engine that sees the files of another machine.
 */
async function tryOut(sandbox: Sandbox, exec: Exec): Promise<string | undefined> {
  const tree = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-sandbox-'));
  try {
    const lack = sandbox.kind === 'docker' ? await provideImage(sandbox, exec, tree) : undefined;
    if (lack !== undefined) return lack;
    await writeFile(path.join(tree, 'here'), '');
    const result = await createSandboxedExec(exec, sandbox, { tree }).run({
      tool: sandbox.kind,
      version: sandbox.version,
      argv: ['test', '-e', path.join(tree, 'here')],
      cwd: tree,
      why: WHY,
      timeout: TRIAL_SECONDS,
      quiet: true,
    });
    return hasSucceeded(result) ? undefined : describeEnd(result);
  } catch (error) {
    return describeError(error);
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

async function readSetting(name: string): Promise<string | undefined> {
  return readFile(`/proc/sys/${name}`, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

async function readSettings(): Promise<NamespaceSettings> {
  return {
    appArmorRestricts: await readSetting('kernel/apparmor_restrict_unprivileged_userns'),
    unprivilegedClone: await readSetting('kernel/unprivileged_userns_clone'),
    mostNamespaces: await readSetting('user/max_user_namespaces'),
  };
}

/**
 * Finds a sandbox that works here, by trying it: bubblewrap, else util-linux's unshare, else a container of Docker. Takes
 * part of a second.
 * @returns what there is, or why there is none
 */
export async function findSandbox(search: SandboxSearch): Promise<Sandbox | NoSandbox> {
  const { exec, environment, kinds = ['bubblewrap', 'unshare', 'docker'], platform = process.platform } = search;
  const attempts: Attempt[] = [];
  for (const kind of platform === 'linux' ? kinds : []) {
    const program = await findProgram(PROGRAMS[kind], environment);
    if (program === undefined) {
      attempts.push({ kind, problem: `there is no ${PROGRAMS[kind]} on the PATH` });
      continue;
    }
    const version = await readToolVersion(program.file);
    const sandbox = { kind, program: program.file, version, environment: narrowEnvironment(environment) };
    const problem = await tryOut(sandbox, exec);
    if (problem === undefined) return sandbox;
    attempts.push({ kind, problem });
  }
  return explainLack(platform, await readSettings(), attempts);
}
