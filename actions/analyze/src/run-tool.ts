import type { CommandResult, Reach } from '@orchestrate/kit/exec/command';
import { tailOutput } from '@orchestrate/kit/exec/command';
import type { z } from 'zod';

import type { AnalyserContext } from './analyser';

const TIMEOUT_SECONDS = 600;

export interface ToolCommand {
  readonly tool: string;
  readonly version?: string;
  readonly argv: readonly [string, ...string[]];
  readonly why: string;
  readonly input?: string;
  readonly reach?: Reach;
  /** Absolute: where its answer goes. */
  readonly answerIn?: string;
  /** Takes something out of the log. */
  readonly censor?: (output: string) => string;
  /** Exit codes that come with an answer. */
  readonly answers: readonly number[];
}

function describeEnding(result: CommandResult): string {
  if (result.outcome === 'timeout') return `no answer after ${TIMEOUT_SECONDS} s`;
  const ending = result.exitCode === null ? result.outcome : `exit code ${result.exitCode}`;
  return `${ending}: ${tailOutput(result, 5)}`;
}

/**
 * Runs a tool in the tree.
 * @throws {Error} when it did not end with one of the exit codes that come with an answer
 */
export async function runTool(context: AnalyserContext, command: ToolCommand): Promise<CommandResult> {
  const { answers, answerIn, ...rest } = command;
  const shares = { write: answerIn === undefined ? [] : [answerIn] };
  const place = { cwd: context.tree.directory, timeout: TIMEOUT_SECONDS, shares };
  const result = await context.deps.exec.run({ ...rest, ...place });
  if (result.exitCode !== null && answers.includes(result.exitCode)) return result;
  throw new Error(describeEnding(result));
}

/** Runs a script with Node in the tree; see {@link runTool}. */
export function runScript(
  context: AnalyserContext,
  script: string,
  args: readonly string[],
  command: Omit<ToolCommand, 'argv'>,
): Promise<CommandResult> {
  return runTool(context, { ...command, argv: [process.execPath, script, ...args] });
}

/**
 * Checks a part of a tool's answer.
 * @throws {Error} naming the first thing that is not as expected: a tool that changed its format must not pass for clean
 */
export function checkAnswer<T>(value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `its answer has an unknown form: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** Parses a tool's JSON and checks it; see {@link checkAnswer}. */
export function parseAnswer<T>(text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`its answer is not JSON: ${JSON.stringify(text.slice(0, 80))}`);
  }
  return checkAnswer(value, schema);
}
