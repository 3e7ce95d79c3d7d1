// The one command. Plain Node, because it runs before anything is installed: it finds act, types
// `act -j orchestrate` with the options as inputs of the workflow, shows progress, and ends with a table.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { keepMasked } from './orchestrate/act-log.mjs';
import { decideExitCode, readSummary, renderConclusion } from './orchestrate/conclusion.mjs';
import { findAct } from './orchestrate/find-act.mjs';
import { findService } from './orchestrate/find-service.mjs';
import { importSpec } from './orchestrate/import-spec.mjs';
import { toActEnvironment, toActSecrets } from './orchestrate/keys.mjs';
import { takeLock } from './orchestrate/lock.mjs';
import { HELP, parseOptions, toActInputs, UsageError } from './orchestrate/options.mjs';
import { Progress } from './orchestrate/progress.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const STOP_GRACE_MILLISECONDS = 10_000;

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Runs act to its end; the whole log goes to a file, progress to the terminal. */
async function runAct(act, inputs, progress, log) {
  const port = await findFreePort();
  const args = [
    'workflow_dispatch',
    '-j',
    'orchestrate',
    '-W',
    '.github/workflows/orchestrate.yml',
    '--json',
    '--artifact-server-port',
    String(port),
    ...toActSecrets(process.env),
    ...inputs,
  ];
  const env = toActEnvironment(process.env, root);
  const child = spawn(act, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    signalGroup(child.pid, 'SIGINT');
    setTimeout(() => signalGroup(child.pid, 'SIGKILL'), STOP_GRACE_MILLISECONDS).unref();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.write(`${keepMasked(line)}\n`);
    progress.take(line);
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    log.write(chunk);
    errors = (errors + chunk).slice(-4_000);
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return { code, errors, wasStopped: isStopping };
}

/** A run that was cut off has no report: the report's own bundle ends what is left of it and seals what there is. */
function sealRun(runDirectory) {
  const environment = {
    ...process.env,
    GITHUB_WORKSPACE: root,
    'INPUT_RUN-DIRECTORY': runDirectory,
    'INPUT_FAIL-ON': 'none',
  };
  const child = spawn(process.execPath, [path.join(root, 'actions/report/dist/index.js')], {
    env: environment,
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('close', resolve).on('error', resolve));
}

/** A run to continue must be there; asked before anything begins, because a run that fails to begin leaves a report. */
function requireRun(id) {
  const runs = path.join(root, 'artifacts', 'runs');
  if (id === undefined || existsSync(path.join(runs, id))) return;
  const there = existsSync(runs) ? readdirSync(runs).sort().slice(-5) : [];
  const hint = there.length === 0 ? 'there are no runs here' : `the newest are ${there.join(', ')}`;
  throw new UsageError(`--resume: there is no run ${id}; ${hint}`);
}

async function orchestrate(values) {
  requireRun(values.resume);
  const release = takeLock(root);
  const progress = new Progress(process.stdout);
  mkdirSync(path.join(root, 'artifacts'), { recursive: true });
  const logFile = path.join(root, 'artifacts', 'act.log');
  const log = createWriteStream(logFile);
  // A disk that is full ends the log, and must not leave act behind without this process.
  log.on('error', (error) => process.stderr.write(`the log of act ends here: ${error.message}\n`));
  try {
    const inputs = toActInputs({
      ...values,
      ...(values.spec === undefined ? {} : { spec: importSpec(root, values.spec) }),
      ...(values.service === undefined ? {} : { service: findService(root, values.service) }),
    });
    const act = await findAct(root, (message) => process.stdout.write(`${message}\n`));
    const { code, errors, wasStopped } = await runAct(act, inputs, progress, log);
    progress.close();
    if (progress.run === undefined)
      throw new Error(
        `act ended with ${code} before the first phase; see ${path.relative(process.cwd(), logFile)}\n${errors}`,
      );
    const runDirectory = path.join(root, 'artifacts', 'runs', progress.run);
    if (readSummary(runDirectory) === undefined) await sealRun(runDirectory);
    return conclude(runDirectory, wasStopped);
  } finally {
    log.end();
    release();
  }
}

function conclude(runDirectory, wasStopped) {
  const summary = readSummary(runDirectory);
  if (summary !== undefined) process.stdout.write(renderConclusion(summary, root, runDirectory));
  if (wasStopped || summary === undefined)
    process.stdout.write(
      `\nThe run was cut off. Continue it with: npm run orchestrate -- --resume ${path.basename(runDirectory)}\n`,
    );
  return decideExitCode(summary);
}

try {
  const values = parseOptions(process.argv.slice(2));
  if (values.help) process.stdout.write(HELP);
  else process.exitCode = await orchestrate(values);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
