import type { ModelMessage } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

import { describeIssues } from '../files/json';
import { sanitizeText } from '../safety/text';

import type { Question } from './ask';
import type { CompletionRequest, ToolRound } from './provider';

const SHOWN_PROBLEMS = 20;
const LONGEST_PROBLEM = 300;

/** A parsed answer, or what is wrong with it, one line each. */
export type Parsed<T> = { readonly value: T } | { readonly problems: readonly string[] };

/** The JSON Schema of what a model has to write, which is what the schema takes. */
export function toJsonSchema(type: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: 'input' });
  return schema;
}

// Some models fence whatever they are told.
function unfence(text: string): string {
  return /^\s*```(?:json)?[ \t]*\n([\s\S]*?)\n?[ \t]*```\s*$/.exec(text)?.[1] ?? text;
}

/** Reads an answer as the question wants it; nothing is guessed. */
export function parseAnswer<T>(text: string, schema: Question<T>['schema']): Parsed<T> {
  // Without a schema a question is answered with text, which is what T is then.
  if (schema === undefined) return { value: text as T };
  let value: unknown;
  try {
    value = JSON.parse(unfence(text));
  } catch (error) {
    return { problems: [`it is not JSON: ${sanitizeText(String(error), LONGEST_PROBLEM)}`] };
  }
  const parsed = schema.type.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const problems = describeIssues(parsed.error).map((line) => sanitizeText(line, LONGEST_PROBLEM));
  return { problems: problems.slice(0, SHOWN_PROBLEMS) };
}

function describeRounds(rounds: readonly ToolRound[]): ModelMessage[] {
  const results = rounds.flatMap((round) => round.results);
  if (results.length === 0) return [];
  const text = results.map(({ name, text: said }) => `${name}:\n${said}`).join('\n\n');
  return [{ role: 'user', text: `What the tools that you called gave back:\n\n${text}` }];
}

/** The one request that tells a model what is wrong with its answer. Tools are not offered again. */
export function askForRepair(request: CompletionRequest, text: string, problems: readonly string[]): CompletionRequest {
  const { tools: _tools, rounds = [], ...rest } = request;
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  return {
    ...rest,
    messages: [
      ...request.messages,
      ...describeRounds(rounds),
      { role: 'assistant', text: text.trim() === '' ? '(nothing)' : text },
      {
        role: 'user',
        text: `This answer cannot be used:\n${list}\nAnswer again, whole and corrected, with the JSON value alone.`,
      },
    ],
  };
}
