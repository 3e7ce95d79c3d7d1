import { mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Completion } from '@orchestrate/contracts/model-call';

import type { Deps } from '../../action/deps';
import { ModelError } from '../provider';

import type { Agent, AgentReport, AgentTask } from './agent';
import { NOTHING_SAID } from './agent';
import type { AgentGround } from './agent-ground';
import { confineAgent } from './agent-ground';
import { EventReader, MOST_OUTPUT_BYTES } from './event-reader';
import { toCompletion } from './to-completion';

/** What an agent runs with. */
export interface AgentDeps extends Pick<Deps, 'exec' | 'scratch'> {
  readonly ground: AgentGround;
}

/** One start of a program. */
export interface AgentRun {
  readonly agent: Agent;
  /** Absolute path of the program, and its version. */
  readonly file: string;
  readonly version: string;
  readonly prompt: string;
  readonly task: Omit<AgentTask, 'home'>;
  /** What it sees besides its own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute. A directory of its own: for its home and its temporary files. */
  readonly scratch: string;
  /** Absolute. Where it works. */
  readonly cwd: string;
  readonly why: string;
  /** Seconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly onText: (piece: string) => void;
}

async function layOut(scratch: string, files: Readonly<Record<string, string>>): Promise<string> {
  const home = path.join(scratch, 'home');
  // Beside the home: codex refuses one that lies in the directory for temporary files.
  for (const directory of [home, path.join(scratch, 'tmp')]) await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
  }
  return home;
}

/** The part of a text that is new, where it grew; nothing where it became another. */
function findGrowth(before: string, after: string): string {
  return after.startsWith(before) ? after.slice(before.length) : '';
}

/**
 * Starts a program, hands it the prompt and reads its events. It sees its key, its server and an empty home, and ends
 * with everything that it started. What it prints is kept with the conversation, not in the log.
 * @throws {ModelError}
 */
export async function runAgent({ exec, ground }: AgentDeps, run: AgentRun): Promise<Completion> {
  const { agent, scratch, signal, task } = run;
  const file = await realpath(run.file);
  const started = agent.start({ ...task, home: path.join(scratch, 'home') });
  const home = await layOut(scratch, started.files);
  let report: AgentReport = NOTHING_SAID;
  const overflow = new AbortController();
  const reader = new EventReader((event) => {
    const { text } = report;
    report = agent.read(report, event);
    run.onText(findGrowth(text, report.text));
  });
  const own = [home, path.join(scratch, 'tmp')];
  const mayNest = task.mayEdit && agent.hasSandbox;
  const confined = await confineAgent(exec, ground, { program: agent.program, file, cwd: run.cwd, own, mayNest });
  const result = await confined.run({
    tool: agent.program,
    version: run.version,
    argv: [file, ...started.args],
    cwd: run.cwd,
    why: run.why,
    // It holds a key and asks its server: it is no code of the tree, and has a sandbox of its own kind.
    reach: 'machine',
    timeout: run.timeout,
    environment: { ...run.environment, HOME: home, TMPDIR: path.join(scratch, 'tmp') },
    env: started.env,
    input: run.prompt,
    signal: AbortSignal.any([signal, overflow.signal]),
    listen: (chunk, stream) => {
      if (stream === 'stdout' && !reader.take(chunk)) overflow.abort();
    },
    censor: () => 'what it printed is kept with the conversation',
  });
  reader.end();
  if (signal.reason instanceof ModelError) throw signal.reason;
  if (overflow.signal.aborted && !signal.aborted)
    throw new ModelError('malformed', `${agent.program} printed more than ${MOST_OUTPUT_BYTES} bytes and was ended`);
  return toCompletion(agent, report, result, task.model ?? agent.kind);
}
