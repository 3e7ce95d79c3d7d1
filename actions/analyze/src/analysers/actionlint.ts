import { readToolVersion } from '@orchestrate/kit/exec/tool-versions';
import { z } from 'zod';

import type { Analyser, RawFinding } from '../analyser';
import { parseAnswer, runTool } from '../run-tool';

import { isWorkflow, isWorkflowOrAction } from './workflows';

const answerSchema = z.array(
  z.object({
    message: z.string(),
    filepath: z.string(),
    line: z.number(),
    column: z.number(),
    end_column: z.number().optional(),
    kind: z.string(),
  }),
);

/** actionlint's own JSON. It knows one level, so everything it says is an error. */
export function parseActionlint(text: string): RawFinding[] {
  return parseAnswer(text, answerSchema).map(({ message, filepath, line, column, end_column: endColumn, kind }) => ({
    rule: kind,
    level: 'error',
    message,
    path: filepath,
    line: Math.max(line, 1),
    column: Math.max(column, 1),
    ...(endColumn === undefined || endColumn < 1 ? {} : { endLine: Math.max(line, 1), endColumn }),
    help: 'https://github.com/rhysd/actionlint/blob/main/docs/checks.md',
  }));
}

export const actionlint: Analyser = {
  name: 'actionlint',
  looksFor: 'a workflow',
  isRequired: false,
  program: 'actionlint',
  reads: isWorkflowOrAction,
  applies: (tree) => tree.files.some(isWorkflow),
  async analyse(context) {
    const result = await runTool(context, {
      tool: 'actionlint',
      argv: ['actionlint', '-no-color', '-format', '{{json .}}', ...context.tree.files.filter(isWorkflow)],
      why: 'Find mistakes in workflows',
      answers: [0, 1],
    });
    return { version: await readToolVersion('actionlint'), findings: parseActionlint(result.stdout) };
  },
};
