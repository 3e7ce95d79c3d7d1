import { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } from '@actions/workflow-parser';

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface WorkflowError {
  readonly rawMessage: string;
  readonly range: { readonly start: Place; readonly end: Place } | undefined;
}

export async function parseWorkflowErrors(name: string, content: string): Promise<readonly WorkflowError[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors();
}

export async function parseActionErrors(name: string, content: string): Promise<readonly WorkflowError[]> {
  const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');
  return parseAction({ name, content }, new NoOperationTraceWriter()).context.errors.getErrors();
}
