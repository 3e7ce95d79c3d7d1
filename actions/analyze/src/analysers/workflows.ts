import type { Analyser, RawFinding } from '../analyser';
import { bundledVersion } from '../bundled-version';
import { isFixture } from '../is-fixture';
import type { WorkflowError } from '../workflow-errors';
import { findInjections } from '../workflow-injection';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const ACTION = /(^|\/)action\.ya?ml$/;

/** What the parser complains of; it counts lines and columns from 1. */
export function describeError(file: string, error: WorkflowError): RawFinding {
  const { rawMessage, range } = error;
  return {
    rule: 'invalid-workflow',
    level: 'error',
    message: rawMessage,
    path: file,
    ...(range === undefined
      ? {}
      : {
          line: range.start.line,
          column: range.start.column,
          endLine: range.end.line,
          endColumn: range.end.column,
        }),
  };
}

export function isWorkflow(file: string): boolean {
  return WORKFLOW.test(file);
}

export function isWorkflowOrAction(file: string): boolean {
  return isWorkflow(file) || (ACTION.test(file) && !isFixture(file));
}

export const workflows: Analyser = {
  name: 'workflow-parser',
  looksFor: 'a workflow',
  isRequired: true,
  reads: isWorkflowOrAction,
  applies: (tree) => tree.files.some(isWorkflowOrAction),
  async analyse({ tree }) {
    const { parseActionErrors, parseWorkflowErrors } = await import('../workflow-errors');
    const findings: RawFinding[] = [];
    for (const file of tree.files.filter(isWorkflowOrAction)) {
      const text = await tree.read(file);
      const errors = await (isWorkflow(file) ? parseWorkflowErrors(file, text) : parseActionErrors(file, text));
      findings.push(...errors.map((error) => describeError(file, error)));
      findings.push(...findInjections(file, text));
    }
    return { version: bundledVersion('@actions/workflow-parser'), findings };
  },
};
