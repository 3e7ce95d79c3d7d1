import type { ToolCall } from '@orchestrate/contracts/model-call';

import { describeError } from '../errors';
import { describeIssues } from '../files/json';
import type { Redact } from '../safety/redaction';
import { sanitizeText } from '../safety/text';

import type { ModelTool } from './ask';
import { failureOf } from './bounded-try';
import type { ToolOffer, ToolResult } from './provider';
import { toJsonSchema } from './structured-answer';

const LONGEST_RESULT = 65_536;

/** Tools as providers are told of them. */
export function toOffers(tools: readonly ModelTool[]): ToolOffer[] {
  return tools.map(({ name, description, parameters }) => ({
    name,
    description,
    parameters: toJsonSchema(parameters),
  }));
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(failureOf(signal));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

async function answerCall(call: ToolCall, tools: readonly ModelTool[], signal: AbortSignal): Promise<string> {
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined)
    return `error: there is no tool ${call.name}; there are ${tools.map((t) => t.name).join(', ')}`;
  let input: unknown;
  try {
    input = JSON.parse(call.arguments.trim() === '' ? '{}' : call.arguments);
  } catch (error) {
    return `error: the arguments are not JSON: ${describeError(error)}`;
  }
  const parsed = tool.parameters.safeParse(input);
  if (!parsed.success) return `error: the arguments do not fit: ${describeIssues(parsed.error).join('; ')}`;
  try {
    return await Promise.race([tool.run(parsed.data, signal), endOf(signal)]);
  } catch (error) {
    return `error: ${describeError(error)}`;
  }
}

/**
 * Answers the calls of one round, one after the other. What is wrong with a call is told to the model, which may call
 * again in its next round.
 * @throws {ModelError} when the signal ends it
 */
export async function runTools(
  calls: readonly ToolCall[],
  tools: readonly ModelTool[],
  redact: Redact,
  signal: AbortSignal,
): Promise<ToolResult[]> {
  const results: ToolResult[] = [];
  for (const call of calls) {
    const text = await answerCall(call, tools, signal);
    if (signal.aborted) throw failureOf(signal);
    results.push({ id: call.id, name: call.name, text: redact(sanitizeText(text, LONGEST_RESULT)) });
  }
  return results;
}
