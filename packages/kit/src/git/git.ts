import { ExternalError } from '../errors';
import type { CommandResult, Exec, OutputListener } from '../exec/command';
import { hasSucceeded, tailOutput } from '../exec/command';

// Nothing of the user's own set-up may change what git does here: no hooks, no signing, no line-ending conversion, no
// prompts. Dates are fixed so that equal trees with equal history have equal commits.
const SETTINGS = [
  'core.autocrlf=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'commit.gpgSign=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'safe.directory=*',
  'init.defaultBranch=main',
  'advice.detachedHead=false',
];

const MOST_BYTES = 256 * 1024 * 1024;

const ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'orchestrate',
  GIT_AUTHOR_EMAIL: 'orchestrate@localhost',
  GIT_COMMITTER_NAME: 'orchestrate',
  GIT_COMMITTER_EMAIL: 'orchestrate@localhost',
  GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z',
};

/** Of a command's output only the ends are kept, which of a list of files or a patch would be something else. */
class WholeOutput {
  private readonly chunks: Uint8Array[] = [];
  private bytes = 0;

  readonly listen: OutputListener = (chunk, stream) => {
    if (stream !== 'stdout') return;
    this.bytes += chunk.length;
    if (this.bytes <= MOST_BYTES) this.chunks.push(chunk);
  };

  /** @throws {ExternalError} `git` where it is more than anybody could work on */
  complete(result: CommandResult, cwd: string): CommandResult {
    if (this.bytes > MOST_BYTES)
      throw new ExternalError('git', `git said more than ${MOST_BYTES} bytes in ${cwd}; the tree is too large`, false);
    return this.bytes === 0 ? result : { ...result, stdout: Buffer.concat(this.chunks).toString() };
  }
}

/**
 * Runs git without the user's configuration mattering; gives the result whatever it is, its standard output whole.
 * @param environment - for plumbing that is steered by variables: `GIT_INDEX_FILE`
 */
export async function tryGit(
  exec: Exec,
  cwd: string,
  args: readonly string[],
  input?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const whole = new WholeOutput();
  const result = await exec.run({
    tool: 'git',
    argv: ['git', ...settings, ...args],
    cwd,
    why: 'Keep the history of the tree',
    reach: 'machine',
    env: { ...ENVIRONMENT, ...environment },
    quiet: true,
    // No hooks, no monitor, no upkeep; a look at all processes takes longer than most of git's own commands.
    leavesNothing: true,
    listen: whole.listen,
    ...(input === undefined ? {} : { input }),
  });
  return whole.complete(result, cwd);
}

/**
 * Runs git and gives its standard output.
 * @throws {ExternalError} `git` when it fails, with the end of its output
 */
export async function git(
  exec: Exec,
  cwd: string,
  args: readonly string[],
  input?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const result = await tryGit(exec, cwd, args, input, environment);
  if (hasSucceeded(result)) return result.stdout;
  throw new ExternalError(
    'git',
    `git ${args.join(' ')} failed in ${cwd}: ${tailOutput(result, 5) || result.outcome}`,
    false,
  );
}
