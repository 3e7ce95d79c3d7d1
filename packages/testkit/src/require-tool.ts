import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';

import { findProgram } from '@orchestrate/kit/exec/find-program';
import { describe, it } from 'vitest';

/** Tools that a machine may lack. */
export type OptionalTool = 'act' | 'bwrap' | 'chromium' | 'docker' | 'postgres' | 'script' | 'unshare';

function listVersions(folder: string): string[] {
  const versions = existsSync(folder) ? readdirSync(folder) : [];
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => `${folder}/${version}/bin/postgres`);
}

const PROGRAMS: Readonly<Record<OptionalTool, readonly string[]>> = {
  act: ['act'],
  bwrap: ['bwrap'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  docker: ['docker'],
  // Debian keeps it out of the PATH.
  postgres: ['postgres', ...listVersions('/usr/lib/postgresql')],
  // Gives a command a terminal; the one of BSD takes other words.
  script: ['script'],
  unshare: ['unshare'],
};
/** What a tool must be able to do: a docker client without an engine is no Docker, and namespaces may be forbidden. */
const TRIALS: Partial<Record<OptionalTool, readonly string[]>> = {
  bwrap: ['--unshare-user', '--unshare-net', '--ro-bind', '/', '/', '--proc', '/proc', 'true'],
  docker: ['info'],
  script: ['-qec', 'true', '/dev/null'],
  unshare: ['--user', '--map-current-user', '--net', '--pid', '--fork', '--mount-proc', 'true'],
};
const ANSWER_TIMEOUT_MILLISECONDS = 20_000;

type Environment = Readonly<Record<string, string | undefined>>;

async function doesAnswer(tool: OptionalTool, file: string): Promise<boolean> {
  const trial = TRIALS[tool];
  if (trial === undefined) return true;
  return promisify(execFile)(file, trial, { timeout: ANSWER_TIMEOUT_MILLISECONDS }).then(
    () => true,
    () => false,
  );
}

/**
 * The program of a tool: what `ACT_PATH`, `CHROMIUM_PATH` or `DOCKER_PATH` names, else the first on the PATH.
 * @returns an absolute path, or `undefined` where the tool is not there or does not answer
 */
export async function findOptionalTool(
  tool: OptionalTool,
  environment: Environment = process.env,
): Promise<string | undefined> {
  const given = environment[`${tool.toUpperCase()}_PATH`];
  for (const name of given === undefined || given === '' ? PROGRAMS[tool] : [given]) {
    const file = name.startsWith('/') ? name : (await findProgram(name, environment))?.file;
    if (file !== undefined && (await doesAnswer(tool, file))) return file;
  }
  return undefined;
}

/** Whether the variable `REQUIRE` (`REQUIRE=act,docker,chromium`) says that a tool must be there. */
export function isRequired(tool: OptionalTool, environment: Environment = process.env): boolean {
  return (environment.REQUIRE ?? '')
    .split(',')
    .map((name) => name.trim())
    .includes(tool);
}

/**
 * Describes tests that need a tool. Where it is missing they are skipped, and the title says for want of what; where
 * `REQUIRE` names it they fail instead. Await it at the top of a test file.
 * @param body - given the tool's program
 */
export async function describeWith(tool: OptionalTool, title: string, body: (program: string) => void): Promise<void> {
  const program = await findOptionalTool(tool);
  if (program !== undefined) {
    describe(title, () => body(program));
    return;
  }
  const isFailure = isRequired(tool);
  describe.skipIf(!isFailure)(`${title} (${tool} is not there)`, () => {
    it(`needs ${tool}`, () => {
      throw new Error(`REQUIRE names ${tool}, and there is no ${tool} that works on this machine`);
    });
  });
}
