import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import { readPackageVersion } from '@orchestrate/kit/toolchain/npm';
import { eslintLog } from '@orchestrate/kit/triage/parsers/eslint';
import { tscLog } from '@orchestrate/kit/triage/parsers/tsc';
import { readLog } from '@orchestrate/kit/triage/read-log';
import { splitLines } from '@orchestrate/kit/triage/split-lines';

import type { Complaint } from './blame';
import { compareDocuments } from './comparison/compare-documents';

type GateDeps = Pick<Deps, 'evidence' | 'exec'>;

const SHOWN_DIFFERENCES = 5;
const SHOWN_LINES = 12;

interface Script {
  /** The package that does the work, for the tool-usage log. */
  readonly tool: string;
  readonly argv: readonly string[];
  readonly why: string;
  /** Seconds. */
  readonly timeout: number;
}

const BUILD: Script = { tool: 'typescript', argv: ['run', 'build'], why: 'Compile the service', timeout: 600 };
const LINT: Script = { tool: 'oxlint', argv: ['run', 'lint'], why: 'Check the service by its own rules', timeout: 600 };
/** What the started service said that it promises; below what a build makes, which is in nobody's tree. */
const EMITTED = 'dist/emitted-openapi.json';
const SMOKE: Script = {
  tool: 'node',
  argv: ['run', 'smoke', '--', EMITTED],
  why: 'Start the built service, ask it a few things and what it promises, stop it',
  // Longer than the script itself waits for it.
  timeout: 330,
};

/** What the gates judge by. */
export interface GateFrame {
  readonly document: OpenApiDocument;
  /** Absolute; where the service's packages are installed. */
  readonly nodeModules: string;
  /** Told of what the compiler and the linter refuse. */
  readonly complain?: (complaints: readonly Complaint[]) => void;
}

async function runScript(script: Script, directory: string, frame: GateFrame, deps: GateDeps): Promise<CommandResult> {
  const { tool, argv, why, timeout } = script;
  const version =
    tool === 'node' ? process.version.replace(/^v/, '') : await readPackageVersion(frame.nodeModules, tool);
  return deps.exec.run({ tool, version, argv: ['npm', ...argv], cwd: directory, why, timeout });
}

function judge(result: CommandResult, { argv, timeout }: Script): GateVerdict {
  const command = `npm ${argv.join(' ')}`;
  if (hasSucceeded(result)) return { passed: true, detail: `${command}: ${result.seconds.toFixed(1)} s` };
  const ended = result.outcome === 'exited' ? `exit code ${result.exitCode ?? 'none'}` : result.outcome;
  const how = result.outcome === 'timeout' ? `not over within ${timeout} s, and ended` : ended;
  return { passed: false, detail: `${command}: ${how}\n${tailOutput(result, SHOWN_LINES)}` };
}

/** Oxlint prints as ESLint does. */
function listComplaints(result: CommandResult): Complaint[] {
  if (hasSucceeded(result)) return [];
  return readLog(splitLines(result.output), [tscLog, eslintLog]).failures;
}

async function compareEmitted(text: string, frame: GateFrame, deps: GateDeps): Promise<GateVerdict> {
  await deps.evidence.writeText('emitted-openapi.json', `${text}\n`);
  const differences = compareDocuments(frame.document, JSON.parse(text) as OpenApiDocument).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
  if (differences.length === 0) return { passed: true, detail: 'the service promises what the specification says' };
  await deps.evidence.writeText('differences.txt', `${differences.join('\n')}\n`);
  const more = differences.length - SHOWN_DIFFERENCES;
  const shown = [...differences.slice(0, SHOWN_DIFFERENCES), ...(more > 0 ? [`and ${more} more`] : [])];
  return { passed: false, detail: shown.join('; ') };
}

/**
 * The gates of a generated service that need it to be built and to run. They are for one candidate: it is started once,
 * for all that is asked of it.
 */
export function createGates(frame: GateFrame, deps: GateDeps): Decision['gates'] {
  const run = (script: Script, directory: string): Promise<CommandResult> => runScript(script, directory, frame, deps);
  let started: Promise<CommandResult> | undefined;
  const start = (directory: string): Promise<CommandResult> => (started ??= run(SMOKE, directory));
  const check = async (script: Script, directory: string): Promise<GateVerdict> => {
    const result = await run(script, directory);
    frame.complain?.(listComplaints(result));
    return judge(result, script);
  };
  return {
    compiles: async ({ directory }) => check(BUILD, directory),
    // Not beside the compiler: each holds all types of the service and keeps more than one core busy.
    lints: async ({ directory }) => check(LINT, directory),
    smoke: async ({ directory }) => judge(await start(directory), SMOKE),
    specification: async ({ directory }) => {
      const result = await start(directory);
      if (!hasSucceeded(result)) return judge(result, SMOKE);
      return compareEmitted(await readFile(path.join(directory, EMITTED), 'utf8'), frame, deps);
    },
  };
}
