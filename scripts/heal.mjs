// Heals a repository on this machine with the bundled action, and says in its exit code how that went.
//   npm run -s heal -- --dir ../repository --command 'npm test' --patch fix.patch
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { decideExitCode, HELP, parseOptions, UsageError } from './heal/options.mjs';
import { readOutputs } from './heal/outputs.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const STOP_GRACE_MILLISECONDS = 10_000;

/** What the action tells a person; commands to the runner are for GitHub alone. */
function forPeople(line) {
  if (/^::(?:error|warning)(?: [^:]*)?::/.test(line)) return line.replace(/^::[^:]*::/, '').replace(/%0A/g, '\n');
  return /^(?:::|##\[)/.test(line) ? undefined : line;
}

/** Runs the action to its end and gives what it said of itself. */
async function heal(options, scratch) {
  const file = (name) => path.join(scratch, name);
  for (const name of ['output', 'env', 'summary']) writeFileSync(file(name), '');
  const env = {
    ...process.env,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: options.dir,
    ORCHESTRATE_HOST_DIR: root,
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_STEP_SUMMARY: file('summary'),
    INPUT_COMMAND: options.commands.join('\n'),
    INPUT_TIMEOUT: options.timeout ?? '',
    INPUT_ALLOW: options.allow ?? '',
    'INPUT_MAX-ITERATIONS': options['max-iterations'] ?? '',
    'INPUT_FAIL-ON': 'none',
    ...(options['allow-host'] === true ? { ORCHESTRATE_ALLOW_HOST: 'true' } : {}),
  };
  const child = spawn(process.execPath, [path.join(root, 'actions/heal/dist/index.js')], {
    cwd: options.dir,
    env,
    // Over the channel the action sees that this process is gone, whatever ended it, and ends what it has begun.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stop = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MILLISECONDS).unref();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      const told = forPeople(line);
      if (told !== undefined) process.stderr.write(`${told}\n`);
    });
  const [exitCode, signal] = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...ending) => resolve(ending));
  });
  if (signal === 'SIGKILL')
    process.stderr.write('heal was killed; the repository is as it was, and the next call ends what is left running\n');
  return { exitCode, outputs: readOutputs(readFileSync(file('output'), 'utf8')) };
}

/** The patch where it was asked for; nothing where there is no fix. */
function keepPatch(patch, target) {
  if (target === undefined || patch === '' || !existsSync(patch) || statSync(patch).size === 0) return;
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(patch, target);
}

async function main(args) {
  const options = parseOptions(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-heal-'));
  try {
    const { exitCode, outputs } = await heal(options, scratch);
    keepPatch(outputs.patch ?? '', options.patch);
    if (options.json) process.stdout.write(`${JSON.stringify(outputs, null, 2)}\n`);
    return outputs.status === undefined ? (exitCode === 2 ? 2 : 1) : decideExitCode(outputs.status);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
