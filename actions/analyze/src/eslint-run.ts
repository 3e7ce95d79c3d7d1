import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import type { AnalyserContext, RawFinding } from './analyser';
import { parseAnswer, runScript } from './run-tool';
import { isSafeRule } from './safe-rules';

const messageSchema = z.object({
  ruleId: z.string().nullable(),
  severity: z.number(),
  message: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  endLine: z.number().nullish(),
  endColumn: z.number().nullish(),
  fatal: z.boolean().optional(),
  fix: z.object({ range: z.tuple([z.number(), z.number()]), text: z.string() }).optional(),
});
const resultsSchema = z.array(z.object({ filePath: z.string(), messages: z.array(messageSchema) }));

type Message = z.infer<typeof messageSchema>;

// A file that the configuration leaves out, or a comment that names a rule of somebody else's plug-in.
const NO_PROBLEM = /^(?:File ignored because|Definition for rule .* not found)/;

function positive(value: number | null | undefined): number | undefined {
  return value !== null && value !== undefined && value >= 1 ? value : undefined;
}

function toFinding(filePath: string, message: Message): RawFinding {
  const rule = message.ruleId ?? (message.fatal === true ? 'parse-error' : 'eslint');
  const [line, column] = [positive(message.line), positive(message.column)];
  const [endLine, endColumn] = [positive(message.endLine), positive(message.endColumn)];
  const { fix } = message;
  return {
    rule,
    level: message.severity === 2 ? 'error' : 'warning',
    message: message.message,
    path: filePath,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
    ...(fix === undefined || !isSafeRule(rule)
      ? {}
      : { edit: { start: fix.range[0], end: fix.range[1], text: fix.text } }),
  };
}

/** ESLint's JSON format. */
export function parseEslintResults(text: string): RawFinding[] {
  return parseAnswer(text, resultsSchema).flatMap(({ filePath, messages }) =>
    messages.filter(({ message }) => !NO_PROBLEM.test(message)).map((message) => toFinding(filePath, message)),
  );
}

export interface EslintRun {
  readonly tool: string;
  readonly version: string;
  /** Absolute path of ESLint's command-line script. */
  readonly script: string;
  readonly args: readonly string[];
  readonly why: string;
}

/** Runs ESLint over the whole tree; its answer goes through a file, because it holds the sources. */
export async function runEslint(context: AnalyserContext, run: EslintRun): Promise<RawFinding[]> {
  const answerIn = await context.scratch();
  const answer = path.join(answerIn, 'eslint.json');
  const args = [...run.args, '--format', 'json', '--output-file', answer, '.'];
  const { tool, version, why } = run;
  await runScript(context, run.script, args, { tool, version, why, answerIn, answers: [0, 1] });
  return parseEslintResults(await readFile(answer, 'utf8'));
}
