import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** A mistake in what was typed; the entry ends with exit code 2. */
export class UsageError extends Error {}

export const HELP = `Finds a fix for what fails in a repository, proves it with your commands, and hands it over as a patch.

  npm run -s heal -- --dir ../repository --command 'npm test' --patch fix.patch

Options
  --dir <repository>      the repository, which is left as it is (default: where npm was called)
  --command <command>     what must pass; several may be given (default: the gates of its .orchestrate.yml, else
                          build, lint, test and smoke where it has them)
  --patch <file>          where to write the fix; git apply takes it at the root of the repository
  --timeout <seconds>     for everything (default: 600)
  --allow <words>         what a fix may change that it never does otherwise, separated by commas: snapshots, tests,
                          thresholds, ci, lint-settings, compiler-settings, ignores
  --max-iterations <n>    rounds of repair at most, 0 to 10; 0 only looks and classifies
  --allow-host            beside a model's key, run code without a sandbox where there is none; it can read the key
  --json                  print what came of it as JSON; progress goes to the other stream
  --help                  this text

Exit codes: 0 fixed, or nothing to fix; 3 partly fixed, or more than one fix would do; 1 not fixed; 2 bad usage.
Nothing is written into the repository. Every log and candidate is kept here, in artifacts/runs/<id>/.
`;

const OPTIONS = {
  dir: { type: 'string' },
  command: { type: 'string', multiple: true },
  patch: { type: 'string' },
  timeout: { type: 'string' },
  allow: { type: 'string' },
  'max-iterations': { type: 'string' },
  'allow-host': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

function isDirectory(file) {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Reads the command line; nothing for a call for help. Throws a UsageError that names every problem. */
export function parseOptions(args, from = process.env.INIT_CWD ?? process.cwd()) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: OPTIONS, strict: true }));
  } catch (error) {
    throw new UsageError(`${error.message}\nTry npm run heal -- --help`);
  }
  if (values.help === true) return undefined;
  const dir = path.resolve(from, values.dir ?? '.');
  const problems = [];
  if (!isDirectory(dir)) problems.push(`--dir: there is no directory ${values.dir ?? dir}`);
  if (values.timeout !== undefined && !/^[1-9]\d{0,5}$/.test(values.timeout))
    problems.push(`--timeout: "${values.timeout}" is not a number of seconds`);
  if (values['max-iterations'] !== undefined && !/^(?:\d|10)$/.test(values['max-iterations']))
    problems.push(`--max-iterations: "${values['max-iterations']}" is not a number from 0 to 10`);
  if (values.command?.some((command) => command.trim() === '')) problems.push('--command: is empty');
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return {
    ...values,
    dir,
    commands: values.command ?? [],
    patch: values.patch === undefined ? undefined : path.resolve(from, values.patch),
    json: values.json === true,
  };
}

/** @param status - of the phase */
export function decideExitCode(status) {
  if (status === 'done' || status === 'noop') return 0;
  return status === 'partial' ? 3 : 1;
}
