import type { Content, GenerateContentConfig, GenerateContentParameters, Part } from '@google/genai/web';

import type { CompletionRequest, ToolRound } from '../provider';
import { tellSchema } from '../tell-schema';

import { parseArguments } from './parse-arguments';

// `const` is not among the keywords that the API reads.
function spellConst(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spellConst);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isLiteral = key === 'const' && (typeof inner !== 'object' || inner === null);
      return isLiteral ? ['enum', [inner]] : [key, spellConst(inner)];
    }),
  );
}

function toTurns({ text, calls, results }: ToolRound): Content[] {
  const asked = calls.map((call): Part => {
    const functionCall = { id: call.id, name: call.name, args: parseArguments(call.arguments) };
    return { functionCall, ...(call.signature === undefined ? {} : { thoughtSignature: call.signature }) };
  });
  const got = results.map(({ id, name, text: result }) => ({ functionResponse: { id, name, response: { result } } }));
  return [
    { role: 'model', parts: [...(text === '' ? [] : [{ text }]), ...asked] },
    { role: 'user', parts: got },
  ];
}

function toConfig(request: CompletionRequest, systemParts: Part[], abortSignal: AbortSignal): GenerateContentConfig {
  const { schema, tools = [], maxOutputTokens, temperature } = request;
  const declarations = tools.map(({ name, description, parameters }) => {
    return { name, description, parametersJsonSchema: spellConst(parameters) };
  });
  const isEnforced = schema !== undefined && tools.length === 0;
  return {
    abortSignal,
    maxOutputTokens,
    // One call is one request: the client goes on by itself neither after a tool call nor after a stop.
    automaticFunctionCalling: { disable: true },
    automaticContinuation: false,
    ...(temperature === undefined ? {} : { temperature }),
    ...(systemParts.length === 0 ? {} : { systemInstruction: { parts: systemParts } }),
    ...(isEnforced ? { responseMimeType: 'application/json', responseJsonSchema: spellConst(schema.jsonSchema) } : {}),
    ...(tools.length === 0 ? {} : { tools: [{ functionDeclarations: declarations }] }),
  };
}

/** The request; with tools the schema is told instead of enforced, because most models refuse both at once. */
export function toGeminiBody(request: CompletionRequest, signal: AbortSignal): GenerateContentParameters {
  const { model, tools = [], rounds = [] } = request;
  const messages = tools.length === 0 ? request.messages : tellSchema(request).messages;
  const system = messages.filter(({ role }) => role === 'system').map(({ text }) => ({ text }));
  const contents = messages
    .filter(({ role }) => role !== 'system')
    .map(({ role, text }): Content => ({ role: role === 'assistant' ? 'model' : 'user', parts: [{ text }] }));
  return { model, contents: [...contents, ...rounds.flatMap(toTurns)], config: toConfig(request, system, signal) };
}
